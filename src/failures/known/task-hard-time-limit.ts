import { defineFailure } from '../define-failure.ts'
import { LOST_CHILD } from '../shared/relations.ts'

export const taskHardTimeLimit = defineFailure({
  id: 'task-hard-time-limit',
  severity: 'task-loss',
  title: 'A task exceeded its hard time limit',
  cause: 'The task ran longer than `task_time_limit`.',
  action: 'Raise the limit for this task, split the work, or set a lower soft limit so that the task can clean up.',
  clauses: [
    { matches: /Hard time limit \([\d.]{1,20}s?\) exceeded/, contains: 'Hard time limit (', inTask: true },
    { contains: 'TimeLimitExceeded', matches: /(?<!Soft)TimeLimitExceeded\(\d/, inTask: true },
  ],
  // The pool itself kills a child that exceeds its limit.
  causes: LOST_CHILD,
})
