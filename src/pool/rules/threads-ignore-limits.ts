import { defineRule, iff } from '../define-rule.ts'
import { askedByName, preforkPossible } from '../advisor-input.ts'

/**
 * The threads pool accepts time limits and ignores them without a word; max-tasks and max-memory likewise. So does solo:
 * where prefork can't be had, that is no reason to prefer one task at a time.
 */
export const threadsIgnoreLimits = defineRule({
  id: 'threads-ignore-limits',
  when: (input) => {
    const { timeLimit, softTimeLimit } = input.features
    return iff((timeLimit ?? softTimeLimit) !== null && preforkPossible(input) && !askedByName(input, 'threads'), {
      rejects: 'threads',
      reason: 'threads ignore the time limits that this project sets',
    })
  },
})
