import { defineRule, iff } from '../define-rule.ts'
import { broke } from '../advisor-input.ts'

/**
 * Measured in this order: a child, a semaphore passed to it, a pool of two. After a failure the later ones aren't tried, so
 * each one counts.
 */
export const preforkPoolFailsHere = defineRule({
  id: 'prefork-pool-fails-here',
  when: ({ childSpawns, semaphoreInChild, poolRoundTrip }) => [
    ...iff(broke(childSpawns), {
      rejects: 'prefork',
      reason: 'a child process did not start here, or did not respond',
    }),
    ...iff(broke(semaphoreInChild), {
      rejects: 'prefork',
      reason: 'a semaphore passed to a child process did not work there',
    }),
    ...iff(broke(poolRoundTrip), {
      rejects: 'prefork',
      reason: 'a pool of two processes did not return a value here',
    }),
  ],
})
