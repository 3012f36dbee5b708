import { defineRule, iff } from '../define-rule.ts'

/** Measured: two solo workers do as much as a pool of two processes. They need no semaphores and no children. */
export const soloNodesForCpu = defineRule({
  id: 'solo-nodes-for-cpu',
  when: ({ workload }) =>
    iff(workload === 'cpu', {
      prefers: 'solo',
      weight: 65,
      reason: 'CPU-bound tasks need processes: where no pool of them can be had, one solo worker for each CPU',
    }),
})
