import { withoutOptions } from '../../celery-command/edit-command.ts'
import { optionValue, typedOptions } from '../../celery-command/option-value.ts'
import type { PoolName } from '../../facts/worker.ts'
import type { PoolPlan } from '../../pool/plan.ts'

const POOLS: Readonly<Record<string, PoolName>> = {
  prefork: 'prefork',
  processes: 'prefork',
  solo: 'solo',
  threads: 'threads',
  gevent: 'gevent',
  eventlet: 'eventlet',
}

/** The options after `--`. */
export interface ExtraOptions {
  /** The pool among them: it is planned for, as with --pool, since Celery patches for the first pool in its arguments. */
  readonly pool: PoolName | undefined
  /** The others. */
  readonly rest: readonly string[]
}

export function extraOptions(extra: readonly string[]): ExtraOptions {
  const command = ['celery', 'worker', ...extra]
  const pool = POOLS[optionValue(command, '--pool') ?? '']
  return { pool, rest: pool === undefined ? extra : withoutOptions(command, ['--pool']).slice(2) }
}

/** The plan's commands with these options in the place of their own. */
export function withExtra(plan: PoolPlan, extra: readonly string[]): PoolPlan {
  if (extra.length === 0) return plan
  const given = [...new Set(typedOptions(['celery', 'worker', ...extra]).map(({ name }) => name))]
  return { ...plan, command: plan.command.map((argv) => [...withoutOptions(argv, given), ...extra]) }
}
