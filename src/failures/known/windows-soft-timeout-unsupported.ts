import { defineFailure } from '../define-failure.ts'

export const windowsSoftTimeoutUnsupported = defineFailure({
  id: 'windows-soft-timeout-unsupported',
  severity: 'degraded',
  title: 'soft time limits do nothing on Windows',
  cause: "Soft time limits are delivered with the signal SIGUSR1, which Windows doesn't have.",
  action:
    'Remove `task_soft_time_limit` and `--soft-time-limit` on Windows; put timeouts into the task itself (HTTP client, database driver).',
  clauses: [
    {
      says: ['Soft timeouts are not supported', 'It does not have the SIGUSR1 signal'],
      inTask: true,
    },
  ],
})
