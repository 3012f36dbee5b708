import { defineRule, iff } from '../define-rule.ts'
import { broke } from '../advisor-input.ts'

/**
 * Measured: a child, a semaphore handed to it, a pool of two. What needs an earlier one of them isn't tried any more once
 * that has failed, so each counts by itself.
 */
export const preforkPoolFailsHere = defineRule({
  id: 'prefork-pool-fails-here',
  when: ({ childSpawns, semaphoreInChild, poolRoundTrip }) => [
    ...iff(broke(childSpawns), {
      rejects: 'prefork',
      reason: 'a child process could not be started here, or did not answer',
    }),
    ...iff(broke(semaphoreInChild), {
      rejects: 'prefork',
      reason: 'a semaphore that was handed to a child process did not work there',
    }),
    ...iff(broke(poolRoundTrip), {
      rejects: 'prefork',
      reason: 'a pool of two processes was started here and did not return a value',
    }),
  ],
})
