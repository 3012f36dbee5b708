import { defineFailure } from '../define-failure.ts'

export const timeLimitSilentlyIgnored = defineFailure({
  id: 'time-limit-silently-ignored',
  severity: 'warning',
  title: 'time limits are ignored by this pool',
  cause:
    "solo and threads can't interrupt a task, so they ignore hard and soft limits without a word. The green pools ignore soft limits.",
  action: "Use prefork where limits matter, or put timeouts into the task's own calls.",
})
