import { defineFailure } from '../define-failure.ts'

export const windowsSoftTimeoutUnsupported = defineFailure({
  id: 'windows-soft-timeout-unsupported',
  severity: 'degraded',
  title: 'Soft time limits have no effect on Windows',
  cause: 'Soft time limits are delivered with the signal SIGUSR1, which Windows does not have.',
  action:
    'On Windows, remove `task_soft_time_limit` and `--soft-time-limit`, and set timeouts in the task itself (HTTP client, database driver).',
  clauses: [
    {
      contains: ['Soft timeouts are not supported', 'It does not have the SIGUSR1 signal'],
      inTask: true,
    },
  ],
})
