import type { PoolName } from '../../facts/worker.ts'
import { defineRule } from '../define-rule.ts'

const POOLS: readonly PoolName[] = ['prefork', 'solo', 'threads', 'gevent', 'eventlet', 'custom']

/** A program of the project may set up what tasks need (a Flask application, a logger); Celery's own command doesn't. */
export const ownStartDiffers = defineRule({
  id: 'own-start-differs',
  when: ({ ownStart }) =>
    ownStart === null
      ? []
      : POOLS.map((pool) => ({
          pool,
          reason: `the project starts its worker with ${ownStart}: what that program sets up is missing here`,
        })),
})
