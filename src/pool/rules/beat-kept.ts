import type { PoolName } from '../../facts/worker.ts'
import { defineRule } from '../define-rule.ts'

/** -B works in pools that aren't green, and nowhere on Windows. */
const POOLS: readonly PoolName[] = ['prefork', 'solo', 'threads', 'custom']

export const beatKept = defineRule({
  id: 'beat-kept',
  when: ({ os, features: { beat } }) =>
    beat === null
      ? []
      : POOLS.map((pool) =>
          os === 'windows'
            ? { pool, reason: `without ${beat}: Celery refuses it on Windows; run celery beat beside the worker` }
            : { pool, options: ['-B'], reason: `${beat}: beat runs inside of this one worker` },
        ),
})
