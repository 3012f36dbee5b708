import { defineFailure } from '../define-failure.ts'

export const rootPickleRefused = defineFailure({
  id: 'root-pickle-refused',
  severity: 'fatal',
  title: 'Celery refuses to run as root while it accepts pickle',
  cause:
    'A pickle message can run any code. Celery does not take that risk as root (or with sudo or wheel as the primary group).',
  action: 'Run the worker as an unprivileged user, or remove pickle from `accept_content`.',
  clauses: [
    {
      contains: [
        'Running a worker with superuser privileges when the',
        'worker accepts messages serialized with pickle is a very bad idea',
      ],
    },
  ],
  subsumes: ['running-as-root-warning'],
})
