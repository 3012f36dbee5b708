import { defineRule, iff } from '../define-rule.ts'

/** The threads pool accepts time limits and ignores them without a word; max-tasks and max-memory likewise. */
export const threadsIgnoreLimits = defineRule({
  id: 'threads-ignore-limits',
  when: ({ timeLimit, softTimeLimit, os }) =>
    iff((timeLimit || softTimeLimit) && os !== 'windows', {
      rejects: 'threads',
      reason: 'threads ignore the time limits that this project sets',
    }),
})
