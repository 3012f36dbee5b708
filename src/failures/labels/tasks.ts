import type { LabelTexts } from './label-texts.ts'

/** Tasks: what is told of each failure. */
export const tasks = {
  'task-hard-time-limit': {
    title: 'a task passed its hard time limit',
    cause: 'The task needed longer than `task_time_limit`.',
    action: 'Raise the limit for this task, split the work, or set a lower soft limit so that the task can clean up.',
  },
  'task-soft-time-limit': {
    title: 'a task passed its soft time limit',
    cause: 'The task needed longer than `task_soft_time_limit`.',
    action: 'Catch SoftTimeLimitExceeded to clean up, or raise the limit.',
  },
  'task-revoked': {
    title: 'a task was revoked before it ran',
    cause: 'Somebody called revoke for it, or its `expires` time had passed.',
    action: 'Nothing, if it was meant. Revokes are forgotten at a restart unless the worker has a `--statedb`.',
  },
  'task-revoked-terminated': {
    title: 'a running task was terminated on request',
    cause: '`revoke(terminate=True)` was called for it.',
    action: 'Nothing, if it was meant.',
  },
  'task-exception-not-picklable': {
    title: 'a result or exception cannot be sent back from the child',
    cause:
      "Results travel between pool processes by pickle, and this one can't be pickled; often an exception whose constructor takes other arguments than its `args`.",
    action:
      'Return plain data, and give your exceptions a constructor that passes its arguments to `super().__init__`.',
  },
  'not-json-serializable': {
    title: 'an argument or result is not JSON',
    cause: "Messages and results are JSON by default, and a model instance, bytes, a set or a numpy value isn't.",
    action:
      'Pass ids and plain values and load the object in the task; convert results. Changing to pickle is the last resort.',
  },
  'result-get-inside-task': {
    title: 'a task waits for another task',
    cause: 'The task calls `.get()` on the result of another one.',
    action: "Use a chain, chord or callback. Only if it can't block the pool: `allow_join_result()`.",
  },
  'asyncio-loop-in-task': {
    title: 'asyncio objects outlived their event loop',
    cause:
      'A client or engine was made at import time or by an earlier `asyncio.run()` and is used again in the next, or it was made before the fork.',
    action:
      'Create such objects inside the coroutine that `asyncio.run()` runs in each task (SQLAlchemy: NullPool, or dispose the engine), or keep one loop for each process.',
  },
  'user-signal-handler-error': {
    title: 'one of your signal handlers failed',
    cause:
      'A handler of yours (worker_process_init, task_prerun, …) or the import of a tasks module raised an exception.',
    action:
      'Fix the exception at the bottom of the traceback. If it is an import error in a tasks.py, the tasks of that file are missing.',
  },
  'user-task-error': {
    title: 'a task failed in your own code',
    cause: "The last frames of the traceback are the task's own.",
    action:
      "Read the last frames. For flaky services add retries (`autoretry_for`, `retry_backoff`). A change of pool doesn't help.",
  },
  'unregistered-task': {
    title: 'the worker does not know this task',
    cause:
      "The worker didn't import the module that defines the task, knows it by another name (a relative import, `__main__`), runs old code, or took a message from another app's queue.",
    action:
      'Name the module in `include`/`imports` or let `autodiscover_tasks()` find it, restart the worker, and give each app its own queue, database or vhost.',
  },
  'content-disallowed': {
    title: 'a message has a serializer that is not accepted',
    cause: "The producer uses pickle, yaml or msgpack, which isn't in `accept_content`.",
    action:
      'Let the producer send JSON. If every producer can be trusted, add the type to `accept_content` (and `result_accept_content`).',
  },
} as const satisfies LabelTexts
