import type { PoolName } from '../facts/worker.ts'
import { celeryCommand } from './celery-command.ts'
import type { PlannedNode, PlanReason, PoolPlan, RejectedPool } from './plan.ts'
import { poolRules } from './rules.ts'
import type { Situation } from './situation.ts'

const considered: readonly PoolName[] = ['prefork', 'solo', 'threads', 'gevent', 'eventlet']

/** Threads for tasks that wait: the number that did best against two processes when measured, on any machine. */
const IO_THREADS_PER_CPU = 4

/** Windows can wait for at most 63 handles at once; more nodes than this on a developer's machine help nobody anyway. */
const MOST_NODES = 60

/**
 * Folds the rules over a situation into a plan. Pure.
 * @param app the word for `celery -A`; null where no app is known yet, the command then shows a placeholder
 */
export function advise(situation: Situation, app: string | null): PoolPlan {
  const fired = poolRules.flatMap((rule) => rule.when(situation).map((verdict) => ({ rule: rule.id, verdict })))
  const rejected: RejectedPool[] = considered.flatMap((pool) => {
    const first = fired.find(({ verdict }) => 'rejects' in verdict && verdict.rejects === pool)
    return first ? [{ pool, rule: first.rule, reason: first.verdict.reason }] : []
  })
  const wishes = fired
    .flatMap(({ rule, verdict }) => ('prefers' in verdict ? [{ rule, ...verdict }] : []))
    .filter((wish) => !rejected.some(({ pool }) => pool === wish.prefers))
    .sort((a, b) => b.weight - a.weight)
  const best = wishes[0]
  // solo-always-works fires in every situation and nothing rejects solo.
  if (best === undefined) throw new Error('no rule leaves a pool to recommend')
  const pool = best.prefers
  const needs = fired.flatMap(({ rule, verdict }) =>
    'env' in verdict && verdict.pool === pool ? [{ rule, ...verdict }] : [],
  )
  const nodes = nodesFor(pool, situation)
  const path = situation.importRoot === null ? {} : { PYTHONPATH: situation.importRoot }
  const env = Object.assign({}, path, ...needs.map((need) => need.env)) as Record<string, string>
  const plan = {
    nodes,
    env,
    options: [],
    settings: {},
    reasons: [
      ...wishes.filter((wish) => wish.prefers === pool && (wish === best || wish.weight >= 40)).map(reason),
      ...needs.map(reason),
      ...concurrencyReason(pool, nodes, situation),
    ],
    rejected: [...rejected, ...outweighed(pool, wishes, rejected)],
    evidence: situation.poolRoundTrip === null ? ('rules' as const) : ('probed' as const),
  }
  return { ...plan, command: nodes.map((node) => celeryCommand(node, app, situation.workerPoolSetting)) }
}

const reason = ({ rule, reason }: { rule: string; reason: string }): PlanReason => ({ rule, text: reason })

/** Pools that nothing speaks against, but more speaks for the chosen one. */
function outweighed(
  chosen: PoolName,
  wishes: readonly { prefers: PoolName; rule: string; reason: string }[],
  rejected: readonly RejectedPool[],
): RejectedPool[] {
  return considered
    .filter((pool) => pool !== chosen && !rejected.some((entry) => entry.pool === pool))
    .map((pool) => {
      const wish = wishes.find((entry) => entry.prefers === pool)
      return {
        pool,
        rule: wish?.rule ?? 'none',
        reason: wish ? `possible (${wish.reason}), but ${chosen} suits better here` : `nothing here speaks for ${pool}`,
      }
    })
}

function nodesFor(pool: PoolName, { workload, cpus, configuredConcurrency }: Situation): PlannedNode[] {
  const one = (concurrency: number | null): PlannedNode => ({ name: null, pool, concurrency, queues: [] })
  if (pool === 'solo') {
    // CPU parallelism where a pool of processes can't be had: several processes with one task each.
    const count = workload === 'cpu' ? Math.min(cpus, MOST_NODES) : 1
    return count === 1
      ? [one(null)]
      : Array.from({ length: count }, (_, index) => ({ ...one(null), name: `solo${index + 1}@%h` }))
  }
  if (configuredConcurrency !== null) return [one(configuredConcurrency)]
  if (pool === 'threads') return [one(Math.max(4, cpus * IO_THREADS_PER_CPU))]
  if (pool === 'gevent' || pool === 'eventlet') return [one(50)]
  return [one(cpus)]
}

function concurrencyReason(
  pool: PoolName,
  nodes: readonly PlannedNode[],
  { configuredConcurrency, cpus }: Situation,
): PlanReason[] {
  const concurrency = nodes[0]?.concurrency
  if (concurrency == null)
    return nodes.length > 1 ? [{ rule: 'concurrency', text: `${nodes.length} nodes: one for each CPU` }] : []
  if (configuredConcurrency !== null)
    return [{ rule: 'concurrency', text: `concurrency ${concurrency}: the project's own setting` }]
  return pool === 'prefork'
    ? [
        {
          rule: 'concurrency',
          text: `concurrency ${concurrency}: one process for each CPU that this worker may use (${cpus})`,
        },
      ]
    : []
}
