import { defineFailure } from '../define-failure.ts'

export const rootPickleRefused = defineFailure({
  id: 'root-pickle-refused',
  severity: 'fatal',
  title: 'Celery refuses to run as root while it accepts pickle',
  cause:
    "A pickle message can run any code. As root (or with sudo or wheel as primary group) Celery doesn't take that risk.",
  action: 'Run the worker as an unprivileged user, or take pickle out of `accept_content`.',
  clauses: [
    {
      says: [
        'Running a worker with superuser privileges when the',
        'worker accepts messages serialized with pickle is a very bad idea',
      ],
    },
  ],
  subsumes: ['running-as-root-warning'],
})
