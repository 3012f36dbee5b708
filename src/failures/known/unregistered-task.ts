import { defineFailure } from '../define-failure.ts'

export const unregisteredTask = defineFailure({
  id: 'unregistered-task',
  severity: 'task-loss',
  title: 'The worker does not know this task',
  cause:
    "The worker did not import the module that defines the task, knows it by another name (a relative import, `__main__`), runs old code, or received a message from another app's queue.",
  action:
    'Name the module in `include`/`imports` or let `autodiscover_tasks()` find it, restart the worker, and give each app its own queue, database or vhost.',
  clauses: [
    {
      contains: ['Received unregistered task of type', 'celery.exceptions.NotRegistered', 'NotRegistered('],
    },
  ],
})
