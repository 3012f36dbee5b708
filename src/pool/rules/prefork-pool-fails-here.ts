import { defineRule, iff } from '../define-rule.ts'

/** Measured: a pool of two was started and did not return a value. */
export const preforkPoolFailsHere = defineRule({
  id: 'prefork-pool-fails-here',
  when: ({ poolRoundTrip, semaphore }) =>
    iff(semaphore === 'worked' && (poolRoundTrip === 'failed' || poolRoundTrip === 'silent'), {
      rejects: 'prefork',
      reason: 'a pool of two processes was started here and did not return a value',
    }),
})
