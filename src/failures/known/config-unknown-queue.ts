import { defineFailure } from '../define-failure.ts'

export const configUnknownQueue = defineFailure({
  id: 'config-unknown-queue',
  severity: 'fatal',
  title: 'The worker consumes a queue that is not defined',
  cause: '`-Q` names a queue that is not in `task_queues`, and `task_create_missing_queues` is off.',
  action: 'Define the queue, or let Celery create missing ones.',
  clauses: [
    {
      contains: ['Trying to select queue subset of', 'Trying to deselect queue subset of'],
    },
  ],
})
