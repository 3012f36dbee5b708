import type { LabelTexts } from './label-texts.ts'

/** Pool processes: what is told of each failure. */
export const children = {
  'worker-lost-sigkill': {
    title: 'a pool process was killed (SIGKILL)',
    cause:
      "Nearly always the kernel's or the container's out-of-memory killer. Celery itself kills a child only for a hard time limit or a start that takes too long, and then says so.",
    action:
      "Check the memory; lower `-c` (the default counts the host's CPUs), set `--max-memory-per-child` or `--max-tasks-per-child`, or give it more memory.",
  },
  'worker-lost-sigsegv': {
    title: 'a pool process crashed (SIGSEGV)',
    cause:
      "An extension module crashed, often one that was used before the fork and isn't made for it: macOS frameworks, gRPC, OpenCV, torch.",
    action:
      'Find the extension with PYTHONFAULTHANDLER=1, upgrade it, or import it inside the task. On macOS use `--pool=solo` or `threads`.',
  },
  'worker-lost-sigabrt': {
    title: 'a pool process aborted (SIGABRT)',
    cause: 'A failed assertion or damaged memory in C code; on macOS the check for forked frameworks.',
    action: 'Read the abort message above this line, and treat it as a crash of that library (PYTHONFAULTHANDLER=1).',
  },
  'worker-lost-sigterm': {
    title: 'a pool process was ended from outside (SIGTERM)',
    cause:
      'Something signalled the children and not only the main process: an orchestrator that signals the whole group, a `kill`, or revoke with terminate.',
    action:
      'Signal the main process only: `KillMode=mixed` in systemd, the exec form in Dockerfiles, no group signals from the init process.',
  },
  'worker-lost-exitcode': {
    title: 'a pool process ended by itself with an error code',
    cause: 'The task or a library called `os._exit`, or the child failed while it started.',
    action: 'Find the call of `os._exit` or `sys.exit`; on Windows read the error of the SpawnPoolWorker above.',
  },
  'worker-exit70': {
    title: 'pool processes were signalled twice while they ended (exit code 70)',
    cause:
      'A second signal reached the children while they were ending: a signal to the whole process group, a closed terminal, a second Ctrl+C, a restart by SIGHUP.',
    action:
      'Run the worker under something that signals only the main process, detach it from the terminal (`nohup`, `setsid`), and wait for the warm shutdown.',
  },
  'worker-could-not-start': {
    title: 'the pool processes did not come up',
    cause: 'A failing `worker_process_init` handler, an import error or a crash in the child.',
    action: 'Read the first error above this line; `--pool=solo` shows it with its whole traceback.',
  },
  'worker-process-up-timeout': {
    title: 'a new pool process was killed because it started too slowly',
    cause:
      'The child needs longer than `worker_proc_alive_timeout` (4 seconds) to start, because of slow imports or a model loaded in `worker_process_init`.',
    action:
      'Raise `worker_proc_alive_timeout` (60, say), load models when the first task needs them, or use `--pool=solo` or `threads`.',
  },
  'worker-crash-sigsegv-main': {
    title: 'the whole worker crashed in native code',
    cause: 'An extension module crashed in a pool that runs tasks inside the main process (solo, threads, gevent).',
    action: 'Fix or upgrade the extension named in the frames below; on Linux prefork keeps such crashes to one child.',
  },
  'worker-memoryerror-shutdown': {
    title: 'a MemoryError in a task stopped the worker',
    cause: 'A task ran into a memory limit that Python noticed.',
    action: "Lower the task's need or raise the limit, and let a supervisor restart the worker.",
  },
  'terminated-systemexit-not-serializable': {
    title: 'noise around a task that was terminated',
    cause:
      "billiard 4.3.0 reports SystemExit as the result of a terminated task, which the JSON result backend can't store.",
    action: 'The revoke or stop itself worked. Upgrade Celery, or pin `billiard<4.3`, to be rid of the message.',
  },
} as const satisfies LabelTexts
