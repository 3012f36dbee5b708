import { defineFailure } from '../define-failure.ts'
import { CANNOT_PICKLE } from '../shared/messages.ts'

export const taskExceptionNotPicklable = defineFailure({
  id: 'task-exception-not-picklable',
  severity: 'task-loss',
  title: 'a result or exception cannot be sent back from the child',
  cause:
    "Results travel between pool processes by pickle, and this one can't be pickled; often an exception whose constructor takes other arguments than its `args`.",
  action: 'Return plain data, and give your exceptions a constructor that passes its arguments to `super().__init__`.',
  clauses: [
    {
      says: ['MaybeEncodingError', 'Error sending result: ', 'UnpickleableExceptionWrapper', 'UnpickleableException'],
      inTask: true,
    },
    {
      says: CANNOT_PICKLE,
      raises: 'EncodeError',
      frame: ['kombu.serialization'],
      inTask: true,
    },
    {
      raises: 'PicklingError',
      says: "Can't pickle",
      frame: ['billiard.pool', 'billiard.queues', 'celery.concurrency.asynpool'],
      inTask: true,
    },
  ],
})
