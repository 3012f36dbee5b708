import type { PoolName } from '../../facts/worker.ts'
import { featureOptions, supports } from '../../worker/pool-capabilities.ts'
import { defineRule } from '../define-rule.ts'

const POOLS: readonly PoolName[] = ['prefork', 'solo', 'threads', 'gevent', 'eventlet', 'custom']

/** The plan's command replaces the project's own, so it repeats the options that its pool supports. */
export const commandOptionsKept = defineRule({
  id: 'command-options-kept',
  when: ({ os, features: { inCommand } }) =>
    inCommand.flatMap(({ feature, value, where }) =>
      POOLS.filter((pool) => supports(pool, feature, os)).map((pool) => {
        const option = `${featureOptions[feature]}=${value}`
        return { pool, options: [option], reason: `${option}: kept from ${where}` }
      }),
    ),
})
