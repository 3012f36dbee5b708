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
  const options = typedOptions(['celery', 'worker', ...extra])
  const given = [...new Set(options.map(({ name }) => name))]
  const queues = options.findLast(({ name }) => name === '--queues')?.value?.split(',') ?? null
  const kept = queues === null ? plan : forQueues(plan, queues)
  return { ...kept, command: kept.command.map((argv) => [...withoutOptions(argv, given), ...extra]) }
}

/** Of workers with queues of their own, the one to which these belong: several with the same queues aren't what is asked for. */
function forQueues(plan: PoolPlan, queues: readonly string[]): PoolPlan {
  const different = new Set(plan.nodes.map((node) => node.queues.join(','))).size > 1
  if (!different) return plan
  const index = Math.max(
    0,
    plan.nodes.findIndex((node) => node.queues.some((queue) => queues.includes(queue))),
  )
  return { ...plan, nodes: [{ ...plan.nodes[index]!, queues }], command: [plan.command[index]!] }
}
