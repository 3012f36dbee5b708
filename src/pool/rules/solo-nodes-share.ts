import { defineRule, iff } from '../define-rule.ts'

/** A solo worker runs one task and still prefetches four per CPU of the machine, which idle workers then don't get. */
export const soloNodesShare = defineRule({
  id: 'solo-nodes-share',
  when: ({ workload, cpus, ownPrefetch }) =>
    iff(workload === 'cpu' && cpus > 1 && !ownPrefetch, {
      pool: 'solo',
      options: ['--prefetch-multiplier=1'],
      reason: 'each node prefetches few tasks, so that none wait at a busy node while another is idle',
    }),
})
