import { defineRule, iff } from '../define-rule.ts'
import { isChosen, preforkPossible } from '../advisor-input.ts'

/**
 * The threads pool accepts time limits without a warning and ignores them; max-tasks and max-memory likewise. So does solo:
 * where prefork isn't possible, this is no reason to prefer one task at a time. Nor does it overrule the project's own choice:
 * limits-ignored says what has no effect.
 */
export const threadsIgnoreLimits = defineRule({
  id: 'threads-ignore-limits',
  when: (input) => {
    const { timeLimit, softTimeLimit } = input.features
    return iff((timeLimit ?? softTimeLimit) !== null && preforkPossible(input) && !isChosen(input, 'threads'), {
      rejects: 'threads',
      reason: 'threads ignore the time limits that this project sets',
    })
  },
})
