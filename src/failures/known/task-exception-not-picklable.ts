import { defineFailure } from '../define-failure.ts'
import { CANNOT_PICKLE } from '../shared/messages.ts'

export const taskExceptionNotPicklable = defineFailure({
  id: 'task-exception-not-picklable',
  severity: 'task-loss',
  title: 'A result or exception cannot be pickled',
  cause:
    'Results travel between pool processes by pickle, and this one cannot be pickled. Often it is an exception whose constructor takes other arguments than its `args`.',
  action: "Return plain data, and pass the arguments of your exceptions' constructors on to `super().__init__`.",
  clauses: [
    {
      contains: [
        'MaybeEncodingError',
        'Error sending result: ',
        'UnpickleableExceptionWrapper',
        'UnpickleableException',
      ],
      inTask: true,
    },
    {
      contains: CANNOT_PICKLE,
      raises: 'EncodeError',
      frame: ['kombu.serialization'],
      inTask: true,
    },
    {
      raises: 'PicklingError',
      contains: "Can't pickle",
      frame: ['billiard.pool', 'billiard.queues', 'celery.concurrency.asynpool'],
      inTask: true,
    },
  ],
})
