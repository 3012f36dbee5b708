import type { PoolName } from '../../facts/worker.ts'
import { defineRule } from '../define-rule.ts'
import type { Features } from '../../worker/features.ts'

/** Measured in Celery 5.7: these are taken and ignored, with no word in the log. */
const IGNORED: Readonly<Partial<Record<PoolName, readonly (keyof Features)[]>>> = {
  solo: ['timeLimit', 'softTimeLimit', 'maxTasksPerChild', 'maxMemoryPerChild', 'autoscale', 'terminate'],
  threads: ['timeLimit', 'softTimeLimit', 'maxTasksPerChild', 'maxMemoryPerChild', 'terminate'],
  gevent: ['softTimeLimit', 'maxTasksPerChild', 'maxMemoryPerChild'],
  eventlet: ['timeLimit', 'softTimeLimit', 'maxTasksPerChild', 'maxMemoryPerChild'],
}

/** Whoever runs such a pool all the same should know what it doesn't do. */
export const limitsIgnored = defineRule({
  id: 'limits-ignored',
  when: ({ features }) =>
    (Object.keys(IGNORED) as PoolName[]).flatMap((pool) => {
      const ignored = (IGNORED[pool] ?? []).map((name) => features[name]).filter((use) => typeof use === 'string')
      const uses = [...new Set(ignored)]
      return uses.length === 0 ? [] : [{ pool, reason: `no effect with ${pool}: ${uses.join(', ')}` }]
    }),
})
