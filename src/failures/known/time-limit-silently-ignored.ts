import { defineFailure } from '../define-failure.ts'

export const timeLimitSilentlyIgnored = defineFailure({
  id: 'time-limit-silently-ignored',
  severity: 'warning',
  title: 'This pool ignores time limits',
  cause:
    'solo and threads cannot interrupt a task, so they ignore hard and soft limits without a warning. The green pools ignore soft limits.',
  action: "Use prefork where limits matter, or set timeouts in the task's own calls.",
})
