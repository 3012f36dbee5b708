import { defineRule, iff } from '../define-rule.ts'

/** Measured: on CPU-bound tasks threads and greenlets are at or below one process, because of the GIL. */
export const preforkForCpu = defineRule({
  id: 'prefork-for-cpu',
  when: ({ workload }) =>
    iff(workload === 'cpu', {
      prefers: 'prefork',
      weight: 80,
      reason: 'CPU-bound tasks need processes: the GIL lets only one thread run at a time',
    }),
})
