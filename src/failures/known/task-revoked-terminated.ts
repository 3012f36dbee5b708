import { defineFailure } from '../define-failure.ts'

export const taskRevokedTerminated = defineFailure({
  id: 'task-revoked-terminated',
  severity: 'info',
  title: 'A running task was terminated on request',
  cause: '`revoke(terminate=True)` was called for it.',
  action: 'Nothing, if intended.',
  clauses: [
    { matches: /Terminating [0-9a-f]{8}-[0-9a-f-]{20,40} \(/, contains: 'Terminating ' },
    { contains: ["TaskRevokedError('terminated')", 'TaskRevokedError: terminated'], inTask: true },
    { raises: 'Terminated', matches: /Task handler raised error: Terminated\(/, contains: 'Terminated(' },
  ],
  rank: 59,
  causes: ['worker-lost-sigterm', 'worker-lost-sigkill'],
})
