import { defineFailure } from '../define-failure.ts'

const STARTING = [
  'billiard.popen_fork',
  'billiard.popen_spawn_posix',
  'billiard.popen_forkserver',
  'billiard.forking',
  'multiprocessing.forking',
  'multiprocessing.popen_fork',
  'celery.platforms',
  'celery.apps.multi',
]

export const forkFailed = defineFailure({
  id: 'fork-failed',
  severity: 'fatal',
  title: 'The system refused to start another process or thread',
  cause:
    "Errno 12: there is too little memory (and swap) for another copy of the worker. Errno 11 and `can't start new thread`: the limit of processes of the user (`ulimit -u`, `TasksMax`) or of the container (`pids_limit`) is reached.",
  action:
    'Start fewer processes (`-c`; the default counts the CPUs of the host), free or add memory or swap, or raise the limit: `TasksMax=` in systemd, `--pids-limit` in Docker, `ulimit -u`.',
  clauses: [
    { contains: 'rror', errno: [11, 12, 35], frame: STARTING },
    { contains: ['Unrecoverable error: OSError(12, ', 'Unrecoverable error: BlockingIOError(11, '] },
    {
      contains: "can't start new thread",
      frame: ['celery.bootsteps', 'celery.worker', 'celery.concurrency', 'celery.apps', 'billiard', 'kombu'],
    },
    { contains: 'Unrecoverable error: ', andContains: 'RuntimeError("can\'t start new thread")', onOneLine: true },
  ],
})
