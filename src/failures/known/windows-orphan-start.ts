import { defineFailure } from '../define-failure.ts'

export const windowsOrphanStart = defineFailure({
  id: 'windows-orphan-start',
  severity: 'degraded',
  title: 'A child was still starting when its parent exited',
  cause:
    "The main process was stopped, killed or crashed while a pool child was starting. The child asks for the parent's handles and gets WinError 5 or 87.",
  action: 'Find what ended the worker before this line. This error needs no action of its own.',
  clauses: [
    {
      winerror: [5, 87, 6],
      raises: ['OSError', 'PermissionError', 'WindowsError'],
      frame: [
        'billiard.reduction:detach',
        'multiprocessing.reduction:detach',
        'billiard.connection:rebuild_pipe_connection',
        'multiprocessing.connection:rebuild_pipe_connection',
      ],
    },
    {
      winerror: [5, 87],
      raises: ['OSError', 'PermissionError'],
      frame: [
        'billiard.reduction:steal_handle',
        'multiprocessing.reduction:steal_handle',
        'billiard.spawn:spawn_main',
        'multiprocessing.spawn:spawn_main',
      ],
      notFrame: ['billiard.synchronize', ':getvalue'],
    },
  ],
  rank: 45,
  causes: ['worker-lost-exitcode'],
})
