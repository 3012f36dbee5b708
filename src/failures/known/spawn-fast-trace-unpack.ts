import { defineFailure } from '../define-failure.ts'

/** The frame that calls the user's task. */
const OWN_CALL = ['celery.app.trace:__protected_call__']

export const spawnFastTraceUnpack = defineFailure({
  id: 'spawn-fast-trace-unpack',
  severity: 'task-loss',
  title: 'Spawned pool children have no task registry',
  cause:
    'The children were started by spawn instead of fork (always on Windows; on macOS with billiard 4.3 or newer). Before Celery 5.7, a spawned child does not build its task registry unless FORKED_BY_MULTIPROCESSING is set.',
  action:
    'On Windows, use `--pool=solo` or `--pool=threads`. To keep prefork, upgrade to Celery 5.7, or set FORKED_BY_MULTIPROCESSING=1 in the environment of the worker.',
  clauses: [
    // Any `a, b, c = …` fails with the same message: it counts where the pool logs it, or without a user's frame below.
    { contains: 'not enough values to unpack (expected 3, got 0)', own: false },
    { contains: 'not enough values to unpack (expected 3, got 0)', own: false, notFrame: OWN_CALL, inTask: true },
    {
      contains: ['need more than 0 values to unpack'],
      andContains: ['fast_trace_task', 'Task handler raised error'],
      inTask: true,
    },
    { contains: ['worker task registry is empty', '`_loc` was not populated'], inTask: true },
    { raises: 'ValueError', contains: 'tasks, accept, hostname = _loc', inTask: true },
    // A log that is cut off within the traceback.
    {
      contains: ['tasks, accept, hostname = _loc', 'expected 3, got 0'],
      frame: ['celery.app.trace:fast_trace_task', 'celery.app.trace:_fast_trace_task'],
      inTask: true,
    },
  ],
  rank: 24,
  causes: ['windows-prefork-respawn-loop'],
})
