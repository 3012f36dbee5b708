import { defineRule, iff } from '../define-rule.ts'

/** A solo worker runs one task and still prefetches four for each CPU of the machine, which its idle neighbours don't get. */
export const soloNodesShare = defineRule({
  id: 'solo-nodes-share',
  when: ({ workload, cpus, ownPrefetch }) =>
    iff(workload === 'cpu' && cpus > 1 && !ownPrefetch, {
      pool: 'solo',
      options: ['--prefetch-multiplier=1'],
      reason: 'each node fetches few tasks ahead, so that they don’t wait at a busy node while another is idle',
    }),
})
