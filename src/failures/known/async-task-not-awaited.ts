import { defineFailure } from '../define-failure.ts'

/** A web framework that forgets to await says the same of its own answers: only below Celery is it a task. */
const COROUTINE = [
  'Object of type coroutine is not JSON serializable',
  "Object of type 'coroutine' is not JSON serializable",
  'Object of type async_generator is not JSON serializable',
  "Object of type 'async_generator' is not JSON serializable",
  "cannot pickle 'coroutine' object",
  "cannot pickle 'async_generator' object",
  "can't pickle coroutine objects",
  "can't pickle async_generator objects",
  "can not serialize 'coroutine' object",
  "serialize unknown type: <class 'coroutine'>",
]

export const asyncTaskNotAwaited = defineFailure({
  id: 'async-task-not-awaited',
  severity: 'task-loss',
  title: 'A coroutine in a task is never awaited, so its body does not run',
  cause:
    'The task is an `async def` function, or calls one without awaiting it. Celery calls a task and does not await what it returns: the result is a coroutine object, and nothing inside it has run.',
  action:
    'Make the task a plain `def` and run the coroutine in it with `asyncio.run(main())` (Django: `async_to_sync(main)()`), or use a pool or task class that awaits (`celery-aio-pool`).',
  clauses: [
    { contains: COROUTINE, raises: 'EncodeError', inTask: true },
    { contains: COROUTINE, frame: ['kombu', 'celery', 'billiard'], inTask: true },
    { contains: COROUTINE, matches: /MaybeEncodingError|PoolWorker-\d/, inTask: true },
    { contains: '<coroutine object ', andContains: [' is not JSON serializable', '] succeeded in '], inTask: true },
    {
      contains: '<async_generator object ',
      andContains: [' is not JSON serializable', '] succeeded in '],
      inTask: true,
    },
    // The task uses what a coroutine would return.
    {
      contains: "'coroutine' object ",
      raises: ['AttributeError', 'TypeError'],
      frame: 'celery.app.trace',
      inTask: true,
    },
    // Python's warning, in the log of a worker: of a pool process, or from Celery's own lines.
    {
      contains: 'RuntimeWarning: coroutine ',
      andContains: 'was never awaited',
      matches: [
        /\/[A-Za-z]*PoolWorker-\d/,
        /[\\/](?:celery|billiard|kombu)[\\/][^\n]{1,200}: RuntimeWarning: coroutine/,
      ],
      inTask: true,
    },
  ],
})
