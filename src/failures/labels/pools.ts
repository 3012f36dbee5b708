import type { LabelTexts } from './label-texts.ts'

/** Pools: what is told of each failure. */
export const pools = {
  'green-pool-via-setting': {
    title: 'gevent or eventlet was chosen by a setting',
    cause:
      'The standard library is patched for green threads only when the command line names the pool. The setting is read too late for that.',
    action: 'Remove `worker_pool` from the settings and start the worker with `-P gevent`, written as two words.',
  },
  'gevent-not-monkeypatched': {
    title: 'the green pool was never patched, so nothing runs',
    cause:
      "The pool was named in a form that the patching code doesn't see: `-Pgevent` in one word, or the variable CELERY_WORKER_POOL.",
    action: 'Write `-P gevent`, `--pool gevent` or `--pool=gevent`.',
  },
  'gevent-monkeypatch-warning': {
    title: 'gevent patched the standard library too late',
    cause: '`monkey.patch_all()` runs after requests, urllib3 or ssl were imported, for instance in a settings module.',
    action:
      'Let `celery -P gevent` do the patching and remove your own call, or make it the very first line of the entry module.',
  },
  'gevent-not-installed': {
    title: 'gevent is not installed',
    cause: 'The package is missing in the environment that the `celery` command belongs to.',
    action: "`pip install 'celery[gevent]'` in that environment, or use `--pool=threads`, which needs no package.",
  },
  'eventlet-not-installed': {
    title: 'eventlet is not installed',
    cause: 'The package is missing. eventlet itself is only maintained, not developed, any more.',
    action:
      'Prefer `-P gevent` (with gevent installed) or `--pool=threads`; install eventlet only for code that depends on it.',
  },
  'beat-with-green-pool': {
    title: 'beat cannot be embedded in a green pool',
    cause: '`-B` was given together with gevent or eventlet.',
    action: 'Drop -B and run `celery -A proj beat` as a process of its own.',
  },
  'pool-autoscale-unsupported': {
    title: 'this pool cannot grow or shrink',
    cause: '`--autoscale` was given with the threads pool, which has no way to change its size.',
    action: 'Give threads a fixed size with `-c N`; for autoscaling use prefork or gevent.',
  },
  'pool-terminate-unsupported': {
    title: 'this pool cannot end a running task',
    cause: "A thread can't be killed: only prefork and the green pools can end a task that runs.",
    action:
      'Use prefork if tasks must be killed. Otherwise revoke without terminate and let long tasks ask whether they were aborted.',
  },
  'custom-pool-misconfigured': {
    title: 'the custom pool class cannot be loaded',
    cause: "CELERY_CUSTOM_WORKER_POOL isn't set, or names a module or class that doesn't exist.",
    action:
      'Export CELERY_CUSTOM_WORKER_POOL="package.module:Class" with a class derived from celery.concurrency.base.BasePool, or choose a built-in pool.',
  },
  'daemonic-children-not-allowed': {
    title: 'a task wants to start processes, its pool process may not',
    cause: 'Children of the prefork pool are daemonic, and Python lets no daemonic process have children.',
    action:
      'Run such tasks with `--pool=threads` or `--pool=solo`; or use threads, or a group of sub-tasks, instead of processes.',
  },
  'cuda-fork-reinit': {
    title: 'CUDA was initialised before the fork',
    cause:
      "torch or another library touched CUDA while the app was imported. A forked child inherits a context that it can't use.",
    action:
      'Use `--pool=solo` (one worker a GPU) or `--pool=threads`; or touch CUDA only inside tasks or in a `worker_process_init` handler.',
  },
  'pool-option-ignored': {
    title: 'the pool on the command line was not used',
    cause:
      "prefork is the option's default, so Celery can't tell `-P prefork` from nothing given and takes the `worker_pool` setting instead.",
    action:
      "Remove `worker_pool` (CELERY_WORKER_POOL, CELERY_WORKER_POOL in Django's settings) where prefork is wanted.",
  },
  'time-limit-silently-ignored': {
    title: 'time limits are ignored by this pool',
    cause:
      "solo and threads can't interrupt a task, so they ignore hard and soft limits without a word. The green pools ignore soft limits.",
    action: "Use prefork where limits matter, or put timeouts into the task's own calls.",
  },
} as const satisfies LabelTexts
