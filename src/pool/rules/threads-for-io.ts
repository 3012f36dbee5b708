import { defineRule, iff } from '../define-rule.ts'

/** Measured with 50 ms waits: eight threads do 3.3 times the work of two processes, and as much as fifty greenlets. */
export const threadsForIo = defineRule({
  id: 'threads-for-io',
  when: ({ workload, features: { timeLimit, softTimeLimit } }) =>
    iff(workload === 'io' && timeLimit === null && softTimeLimit === null, {
      prefers: 'threads',
      weight: 70,
      reason: 'tasks that wait are cheap in threads: no extra package, no monkey-patching, one process',
    }),
})
