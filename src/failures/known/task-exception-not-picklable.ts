import { defineFailure } from '../define-failure.ts'
import { CANNOT_PICKLE } from '../shared/messages.ts'

/** The failure `async-task-not-awaited`. */
const COROUTINE = ["pickle 'coroutine'", 'pickle coroutine', "pickle 'async_gen", 'pickle async_gen']

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
      without: COROUTINE,
      inTask: true,
    },
    {
      contains: CANNOT_PICKLE,
      raises: 'EncodeError',
      frame: ['kombu.serialization'],
      without: COROUTINE,
      inTask: true,
    },
    {
      raises: 'PicklingError',
      contains: "Can't pickle",
      frame: ['billiard.pool', 'billiard.queues', 'celery.concurrency.asynpool'],
      inTask: true,
    },
    // The main process rebuilds what a child sent. Before Celery 5.3 this ends the worker.
    {
      contains: ['__init__() ', '__new__() ', "Can't get attribute "],
      lastException: ['TypeError', 'AttributeError'],
      frame: [
        'celery.concurrency.asynpool:_recv_message',
        'billiard.pool:_process_result',
        'billiard.pool:handle_event',
        'billiard.connection:recv',
        'billiard.queues:get_payload',
        'billiard.queues:get',
      ],
      notFrame: ['billiard.spawn', 'billiard.popen_spawn_win32'],
    },
    {
      contains: ['Unrecoverable error: TypeError(', "Thread 'ResultHandler' crashed: TypeError("],
      andContains: ['__init__() missing ', '__init__() takes '],
      onOneLine: true,
    },
  ],
})
