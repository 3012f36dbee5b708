import type { LabelTexts } from './label-texts.ts'

/** Windows, spawn and macOS: what is told of each failure. */
export const windows = {
  'windows-prefork-permission-error': {
    title: 'prefork children die on a semaphore (WinError 5 or 6)',
    cause:
      "In a Windows virtual environment `python.exe` is only a launcher that starts the real interpreter as its own child. billiard hands the pool's semaphore handles to the launcher, so the worker process finds numbers in its hands that mean nothing there.",
    action:
      'Start the worker with `--pool=solo`, or with `--pool=threads -c 4` when tasks must run side by side. `poolwise worker launch --pool prefork` starts prefork around the launcher when you need time limits or terminate.',
  },
  'windows-prefork-respawn-loop': {
    title: 'prefork children are replaced again and again, nothing is ever done',
    cause:
      "The children die (or hang) on handles that were given to the virtual environment's launcher instead of to them; at this log level, or with stderr lost, their errors aren't shown.",
    action: 'Start the worker with `--pool=solo` or `--pool=threads -c 4`.',
  },
  'spawn-fast-trace-unpack': {
    title: 'spawned pool children know no tasks',
    cause:
      "The children were started by spawn instead of fork (always on Windows; on macOS with billiard 4.3 or newer) and, before Celery 5.7, a spawned child doesn't prepare the table of tasks unless FORKED_BY_MULTIPROCESSING is set.",
    action:
      'Windows: use `--pool=solo` or `--pool=threads`. Where prefork must stay: upgrade to Celery 5.7, or export FORKED_BY_MULTIPROCESSING=1 before the worker starts.',
  },
  'windows-soft-timeout-unsupported': {
    title: 'soft time limits do nothing on Windows',
    cause: "Soft time limits are delivered with the signal SIGUSR1, which Windows doesn't have.",
    action:
      'Remove `task_soft_time_limit` and `--soft-time-limit` on Windows; put timeouts into the task itself (HTTP client, database driver).',
  },
  'windows-63-handles': {
    title: 'Windows can wait for 63 handles at most',
    cause:
      "WaitForMultipleObjects takes 64 handles, one of which Python keeps for itself. Nearly always it is a multiprocessing pool or a ProcessPoolExecutor in the task's own code.",
    action: 'Use at most 60 processes (`-c 60` or fewer, `max_workers=60`), or threads for more concurrency.',
  },
  'windows-spawn-pickling-error': {
    title: 'an object cannot be sent to a spawned child',
    cause:
      'A local function, a lambda, a lock or an open connection is captured by the pool, the process or the app; or the main module starts processes while it is imported.',
    action:
      "Move what is sent to the top level of a module and guard the start with `if __name__ == '__main__':`. For a worker: `--pool=solo` or `--pool=threads`.",
  },
  'windows-pagefile-1455': {
    title: 'the paging file is too small',
    cause:
      'Every spawned child loads all libraries again; with torch or similar each takes gigabytes of commit charge, used or not.',
    action:
      'Start fewer processes, or use `--pool=solo` or `--pool=threads`, which load the libraries once. A larger paging file helps too.',
  },
  'windows-orphan-start': {
    title: 'a child was still starting when its parent ended',
    cause:
      "The main process was stopped, killed or crashed while a pool child was starting: the child asks for the parent's handles and gets WinError 5 or 87.",
    action: 'Look for what ended the worker before this line. By itself it needs nothing.',
  },
  'windows-timelimit-crash': {
    title: 'a hard time limit takes the whole worker down',
    cause: "billiard 4.2.0 and older ask for the process group of the child, which Windows doesn't have.",
    action: 'Upgrade billiard to 4.3 or newer, or drop the time limit on Windows.',
  },
  'detach-unsupported-windows': {
    title: 'Windows has no daemons: --detach is not supported',
    cause: 'The worker was started with --detach (or by celery multi) on Windows.',
    action:
      'Start the worker in the foreground and let a service manager (NSSM, WinSW, Task Scheduler) or `poolwise worker launch` keep it running.',
  },
  'beat-b-on-windows': {
    title: 'the worker cannot embed beat on Windows',
    cause: 'The worker was started with -B or --beat on Windows.',
    action: 'Drop -B and run `celery -A proj beat` as a second process.',
  },
  'macos-fork-safety': {
    title: 'macOS stopped a forked child',
    cause:
      "prefork forks the main process after the app (or one of its libraries) had touched Objective-C frameworks, which don't survive a fork.",
    action:
      'Use `--pool=solo` or `--pool=threads` for development. Otherwise export OBJC_DISABLE_INITIALIZE_FORK_SAFETY=YES before the start, or import the library inside the task.',
  },
} as const satisfies LabelTexts
