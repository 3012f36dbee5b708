import type { PoolName } from '../../facts/worker.ts'
import { supports } from '../../worker/pool-capabilities.ts'
import { defineRule } from '../define-rule.ts'

/** Green pools have a rule of their own: beat-with-green-pool. */
const POOLS: readonly PoolName[] = ['prefork', 'solo', 'threads', 'custom']

export const beatKept = defineRule({
  id: 'beat-kept',
  when: ({ os, features: { beat } }) =>
    beat === null
      ? []
      : POOLS.map((pool) =>
          supports(pool, 'beat', os)
            ? { pool, options: ['-B'], reason: `${beat}: beat runs inside this worker` }
            : { pool, reason: `without ${beat}: Celery refuses it on Windows; run celery beat as a separate process` },
        ),
})
