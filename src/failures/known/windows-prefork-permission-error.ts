import { defineFailure } from '../define-failure.ts'

export const windowsPreforkPermissionError = defineFailure({
  id: 'windows-prefork-permission-error',
  severity: 'task-loss',
  title: 'Prefork children die on a semaphore (WinError 5 or 6)',
  cause:
    "In a Windows virtual environment `python.exe` is only a launcher that starts the real interpreter as its own child. billiard duplicates the pool's semaphore handles into the launcher, so they are not valid in the worker process.",
  action:
    'Start the worker with `--pool=solo`, or with `--pool=threads -c 4` if tasks must run in parallel. If you need time limits or terminate, `poolwise worker launch --pool prefork` runs prefork without the launcher.',
  clauses: [
    {
      raises: ['PermissionError', 'OSError', 'WindowsError'],
      winerror: [5, 6],
      frame: [
        'billiard.synchronize:__enter__',
        'billiard.synchronize:__exit__',
        'billiard.synchronize:acquire',
        'billiard.synchronize:release',
        ':getvalue',
        'billiard.queues:get_payload',
        'billiard.queues:put',
        'billiard.queues:get',
        'billiard.pool:_recv',
        'billiard.pool:_ensure_messages_consumed',
      ],
      notFrame: ['billiard.reduction:detach', 'billiard.connection:rebuild_pipe_connection'],
    },
    { contains: 'Pool process ', andContains: ' error: ', winerror: [5, 6], notFrame: 'billiard.reduction:detach' },
    {
      contains: 'Pool process ',
      matches: /(?:PermissionError|OSError|WindowsError)\(\d{1,3}, .{0,300}?[, ][56](?:, None)?\)/,
      notFrame: 'billiard.reduction:detach',
    },
  ],
  rank: 24,
  causes: ['worker-lost-exitcode', 'windows-prefork-respawn-loop', 'windows-orphan-start', 'worker-could-not-start'],
})
