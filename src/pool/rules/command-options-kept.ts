import type { PoolName } from '../../facts/worker.ts'
import { featureOptions, supports } from '../../worker/pool-capabilities.ts'
import type { Features } from '../../worker/features.ts'
import { defineRule, type RuleVerdict } from '../define-rule.ts'

const POOLS: readonly PoolName[] = ['prefork', 'solo', 'threads', 'gevent', 'eventlet', 'custom']

/** The plan's command replaces the project's own, so it repeats the options that its pool supports, and says what it leaves out. */
export const commandOptionsKept = defineRule({
  id: 'command-options-kept',
  when: ({ os, features: { inCommand, kept } }) => [
    ...inCommand.flatMap(({ feature, value, where }) =>
      POOLS.filter((pool) => supports(pool, feature, os)).map((pool) => {
        const option = `${featureOptions[feature]}=${value}`
        return { pool, options: [option], reason: `${option}: kept from ${where}` }
      }),
    ),
    ...POOLS.flatMap((pool) => others(pool, kept)),
  ],
})

function others(pool: PoolName, kept: Features['kept']): readonly RuleVerdict[] {
  if (kept === null) return []
  const { options, leftOut } = kept.value
  return [
    ...(options.length > 0 ? [{ pool, options, reason: `${options.join(' ')}: kept from ${kept.origin.where}` }] : []),
    ...(leftOut.length > 0 ? [{ pool, reason: `${leftOut.join(' ')} of ${kept.origin.where} left out` }] : []),
  ]
}
