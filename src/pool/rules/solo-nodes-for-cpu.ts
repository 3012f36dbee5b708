import { defineRule, iff } from '../define-rule.ts'

/** Measured: two solo workers do as much work as a pool of two processes, without semaphores and children. */
export const soloNodesForCpu = defineRule({
  id: 'solo-nodes-for-cpu',
  when: ({ workload }) =>
    iff(workload === 'cpu', {
      prefers: 'solo',
      weight: 65,
      reason: 'CPU-bound tasks need processes: without a process pool, run one solo worker per CPU',
    }),
})
