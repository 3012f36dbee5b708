import { defineFailure } from '../define-failure.ts'

export const userTaskError = defineFailure({
  id: 'user-task-error',
  severity: 'warning',
  title: 'A task failed in your own code',
  cause: "The last frames of the traceback are in the task's own code.",
  action: 'Read the last frames. For unreliable services add retries (`autoretry_for`, `retry_backoff`).',
  rank: 55,
})
