import { defineFailure } from '../define-failure.ts'

export const unknownMessageDeleted = defineFailure({
  id: 'unknown-message-deleted',
  severity: 'task-loss',
  title: 'Messages that are no tasks were deleted',
  cause:
    "Another program (pika, a Celery of another protocol version) publishes to the worker's queue, or librabbitmq damages the headers. Messages without Celery's headers are deleted.",
  action:
    'Send tasks with `app.send_task()`, or with the headers `task` and `id` of the message protocol. Give other messages their own queue and a `kombu.Consumer`.',
  clauses: [
    { contains: 'Received and deleted unknown message', inTask: true },
    { contains: 'Received invalid task message: ', inTask: true },
  ],
})
