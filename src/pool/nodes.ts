import { autoscaleMax } from '../celery-command/autoscale.ts'
import type { PoolName } from '../facts/worker.ts'
import type { PlannedNode, PlanReason } from './plan.ts'
import type { AdvisorInput } from './advisor-input.ts'

/** Threads for tasks that wait: the number that did best against two processes when measured, on any machine. */
const IO_THREADS_PER_CPU = 4

/** As many as Python's own ThreadPoolExecutor takes when nobody says more. */
const MOST_THREADS = 32

/** Windows can wait for at most 63 handles at once; more processes than this on one machine help nobody anyway. */
const MOST_ON_WINDOWS = 60

const MB = 1e6

/**
 * What a worker of an app that does nothing takes, measured: a forked child about 20 MB of its own, a spawned one and a solo
 * node 50 MB. No app takes less, so where memory is too short for this many, it is for sure.
 */
const LEAST = { parent: 60 * MB, forked: 20 * MB, spawned: 50 * MB }

export interface Size {
  readonly nodes: readonly PlannedNode[]
  readonly reasons: readonly PlanReason[]
}

/** How many: by what the project says, the CPUs, the memory and the system. Pure. */
export function sizeFor(pool: PoolName, input: AdvisorInput, options: readonly string[]): Size {
  const { cpus, workload, features, configuredConcurrency, os } = input
  const one = (concurrency: number | null): PlannedNode => ({
    name: null,
    pool,
    concurrency,
    queues: features.queues,
  })
  const because = (text: string): readonly PlanReason[] => [{ rule: 'concurrency', text }]
  if (pool === 'solo') {
    // CPU parallelism where a pool of processes can't be had: several processes with one task each.
    const wished = workload === 'cpu' ? Math.min(cpus, MOST_ON_WINDOWS) : 1
    const count = Math.min(wished, roomFor(pool, input))
    if (count === 1) return { nodes: [one(null)], reasons: [] }
    const nodes = Array.from({ length: count }, (_, index) => ({ ...one(null), name: `solo${index + 1}@%h` }))
    return {
      nodes,
      reasons: because(
        count < wished
          ? `${count} nodes: the memory has no room for more (${megabytes(input)})`
          : `${count} nodes: one for each CPU`,
      ),
    }
  }
  const [, autoscale] = options.find((option) => option.startsWith('--autoscale='))?.split('=') ?? []
  if (autoscale !== undefined) {
    const most = autoscaleMax(autoscale)
    return { nodes: [one(most)], reasons: because(`up to ${most}: the project's own --autoscale`) }
  }
  if (configuredConcurrency !== null) {
    if (pool === 'prefork' && os === 'windows' && configuredConcurrency > MOST_ON_WINDOWS)
      return {
        nodes: [one(MOST_ON_WINDOWS)],
        reasons: because(`concurrency ${MOST_ON_WINDOWS}: Windows can't wait for more processes at once`),
      }
    return {
      nodes: [one(configuredConcurrency)],
      reasons: because(`concurrency ${configuredConcurrency}: the project's own setting`),
    }
  }
  if (pool === 'threads')
    return { nodes: [one(Math.min(Math.max(4, cpus * IO_THREADS_PER_CPU), MOST_THREADS))], reasons: [] }
  if (pool === 'gevent' || pool === 'eventlet') return { nodes: [one(50)], reasons: [] }
  const wished = os === 'windows' ? Math.min(cpus, MOST_ON_WINDOWS) : cpus
  const count = Math.min(wished, roomFor(pool, input))
  if (pool !== 'prefork') return { nodes: [one(count)], reasons: [] }
  return {
    nodes: [one(count)],
    reasons: because(
      count < wished
        ? `concurrency ${count}: the memory has no room for more (${megabytes(input)})`
        : `concurrency ${count}: one process for each CPU that this worker may use (${cpus})`,
    ),
  }
}

/** How many processes fit at the very least; always one. */
export function roomFor(pool: PoolName, { memoryBytes, startMethod }: AdvisorInput): number {
  if (memoryBytes === null) return Infinity
  if (pool === 'solo') return Math.max(1, Math.floor(memoryBytes / LEAST.spawned))
  const child = startMethod === 'fork' ? LEAST.forked : LEAST.spawned
  return Math.max(1, Math.floor((memoryBytes - LEAST.parent) / child))
}

const megabytes = ({ memoryBytes }: AdvisorInput): string => `${Math.floor((memoryBytes ?? 0) / MB)} MB`
