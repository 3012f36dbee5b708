import { defineRule, iff } from '../define-rule.ts'
import { broke } from '../situation.ts'

/**
 * The threads pool accepts time limits and ignores them without a word; max-tasks and max-memory likewise. So does solo:
 * where prefork can't be had, that is no reason to prefer one task at a time.
 */
export const threadsIgnoreLimits = defineRule({
  id: 'threads-ignore-limits',
  when: ({ timeLimit, softTimeLimit, os, startMethod, semaphore, childSpawns, semaphoreInChild, poolRoundTrip }) => {
    const tried = [semaphore, childSpawns, semaphoreInChild, poolRoundTrip]
    const prefork = os !== 'windows' && !(os === 'macos' && startMethod === 'fork') && !tried.some(broke)
    return iff((timeLimit || softTimeLimit) && prefork, {
      rejects: 'threads',
      reason: 'threads ignore the time limits that this project sets',
    })
  },
})
