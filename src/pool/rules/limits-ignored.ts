import type { PoolName } from '../../facts/worker.ts'
import { supports, type PoolFeature } from '../../worker/pool-capabilities.ts'
import { defineRule } from '../define-rule.ts'

const POOLS: readonly PoolName[] = ['solo', 'threads', 'gevent', 'eventlet', 'prefork']

const FEATURES = [
  'timeLimit',
  'softTimeLimit',
  'maxTasksPerChild',
  'maxMemoryPerChild',
  'autoscale',
  'terminate',
] as const satisfies readonly PoolFeature[]

/** Celery accepts these without a warning. --autoscale with threads is worse than ignored: see threads-cannot-grow. */
export const limitsIgnored = defineRule({
  id: 'limits-ignored',
  when: ({ os, features }) =>
    POOLS.flatMap((pool) => {
      const ignored = FEATURES.filter(
        (feature) => !supports(pool, feature, os) && !(pool === 'threads' && feature === 'autoscale'),
      )
      const uses = new Set(ignored.map((feature) => features[feature]).filter((use) => use !== null))
      return uses.size === 0 ? [] : [{ pool, reason: `no effect with ${pool}: ${[...uses].join(', ')}` }]
    }),
})
