import { defineFailure } from '../define-failure.ts'

export const userTaskError = defineFailure({
  id: 'user-task-error',
  severity: 'info',
  title: 'a task failed in your own code',
  cause: "The last frames of the traceback are the task's own.",
  action:
    "Read the last frames. For flaky services add retries (`autoretry_for`, `retry_backoff`). A change of pool doesn't help.",
  rank: 55,
})
