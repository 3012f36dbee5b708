import { defineFailure } from '../define-failure.ts'

export const configUnknownQueue = defineFailure({
  id: 'config-unknown-queue',
  severity: 'fatal',
  title: 'the worker was asked for a queue that is not defined',
  cause: "`-Q` names a queue that isn't in `task_queues`, and `task_create_missing_queues` is off.",
  action: 'Define the queue, or allow Celery to create missing ones.',
  clauses: [
    {
      says: ['Trying to select queue subset of', 'Trying to deselect queue subset of'],
    },
  ],
})
