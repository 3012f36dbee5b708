import { defineRule, iff } from '../define-rule.ts'
import { askedByName, preforkPossible } from '../situation.ts'

/**
 * The threads pool accepts time limits and ignores them without a word; max-tasks and max-memory likewise. So does solo:
 * where prefork can't be had, that is no reason to prefer one task at a time.
 */
export const threadsIgnoreLimits = defineRule({
  id: 'threads-ignore-limits',
  when: (situation) => {
    const { timeLimit, softTimeLimit } = situation.features
    return iff(
      (timeLimit ?? softTimeLimit) !== null && preforkPossible(situation) && !askedByName(situation, 'threads'),
      {
        rejects: 'threads',
        reason: 'threads ignore the time limits that this project sets',
      },
    )
  },
})
