import type { PoolName, WorkerVariables } from '../../facts/worker.ts'
import { featureOptions, supports } from '../../worker/pool-capabilities.ts'
import type { Features } from '../../worker/features.ts'
import { defineRule, type RuleVerdict } from '../define-rule.ts'

const POOLS: readonly PoolName[] = ['prefork', 'solo', 'threads', 'gevent', 'eventlet', 'custom']

/** The plan's command replaces the project's own, so it repeats the options that its pool supports, and says what it leaves out. */
export const commandOptionsKept = defineRule({
  id: 'command-options-kept',
  when: ({ os, variables, features: { inCommand, kept } }) => [
    ...inCommand.flatMap(({ feature, value, where }) =>
      POOLS.filter((pool) => supports(pool, feature, os)).map((pool) => {
        const option = `${featureOptions[feature]}=${value}`
        return { pool, options: [option], reason: `${option}: kept from ${where}` }
      }),
    ),
    ...POOLS.flatMap((pool) => [...others(pool, kept), ...environment(pool, variables)]),
  ],
})

function others(pool: PoolName, kept: Features['kept']): readonly RuleVerdict[] {
  if (kept === null) return []
  const { leftOut, before = [] } = kept.value
  const { options } = kept.value
  const shown = [...before, ...options]
  return [
    ...(shown.length > 0 ? [{ pool, options, reason: `${shown.join(' ')}: kept from ${kept.origin.where}` }] : []),
    ...(leftOut.length > 0
      ? [{ pool, reason: `differs from your command (${kept.origin.where}): without ${leftOut.join(', ')}` }]
      : []),
  ]
}

function environment(pool: PoolName, variables: WorkerVariables | null): readonly RuleVerdict[] {
  if (variables === null) return []
  const { kept, leftOut, where } = variables
  const names = Object.keys(kept)
  return [
    ...(names.length > 0 ? [{ pool, reason: `${names.join(', ')}: kept from ${where}` }] : []),
    ...(leftOut.length > 0
      ? [{ pool, reason: `${leftOut.join(', ')} of ${where}: not in this plan, to be set where the worker runs` }]
      : []),
  ]
}
