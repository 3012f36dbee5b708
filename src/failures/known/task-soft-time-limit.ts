import { defineFailure } from '../define-failure.ts'

export const taskSoftTimeLimit = defineFailure({
  id: 'task-soft-time-limit',
  severity: 'task-loss',
  title: 'A task exceeded its soft time limit',
  cause: 'The task ran longer than `task_soft_time_limit`.',
  action: 'Catch SoftTimeLimitExceeded to clean up, or raise the limit.',
  clauses: [
    { contains: 'SoftTimeLimitExceeded', inTask: true },
    { matches: /Soft time limit \([\d.]{1,20}s?\) exceeded/, contains: 'Soft time limit (', inTask: true },
  ],
  causes: ['user-task-error'],
})
