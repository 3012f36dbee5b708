import { autoscaleMax } from '../celery-command/autoscale.ts'
import type { PoolName } from '../facts/worker.ts'
import { MAX_PROCESSES_ON_WINDOWS } from '../worker/planned-processes.ts'
import type { PlannedNode, PlanReason } from './plan.ts'
import type { AdvisorInput } from './advisor-input.ts'

/** Threads for tasks that wait: measured, this number did best. */
const IO_THREADS_PER_CPU = 4

/** The default maximum of Python's own ThreadPoolExecutor. */
const MAX_THREADS = 32

const MB = 1e6

/**
 * Memory of a worker whose app does nothing, measured: a forked child has about 20 MB of its own, a spawned one or a solo
 * node 50 MB. Real apps need more.
 */
const MIN_BYTES = { parent: 60 * MB, forked: 20 * MB, spawned: 50 * MB }

export interface Size {
  readonly nodes: readonly PlannedNode[]
  readonly reasons: readonly PlanReason[]
}

/** The number of nodes and their concurrency, from the project's settings, the CPUs, the memory and the system. Pure. */
export function sizeFor(pool: PoolName, input: AdvisorInput, options: readonly string[]): Size {
  const { cpus, workload, features, os } = input
  const configuredConcurrency = pool === 'prefork' && input.numberOf === 'threads' ? null : input.configuredConcurrency
  const one = (concurrency: number | null): PlannedNode => ({
    name: features.nodeName,
    pool,
    concurrency,
    queues: features.queues,
  })
  const because = (text: string): readonly PlanReason[] => [{ rule: 'concurrency', text }]
  if (pool === 'solo') {
    // CPU parallelism without a process pool: several workers with one task each.
    const wanted = workload === 'cpu' ? Math.min(cpus, MAX_PROCESSES_ON_WINDOWS) : 1
    const count = Math.min(wanted, roomFor(pool, input))
    if (count === 1) return { nodes: [one(null)], reasons: [] }
    const nodes = Array.from({ length: count }, (_, index) => ({
      ...one(null),
      name: `${features.nodeName?.split('@')[0] ?? 'solo'}${index + 1}@%h`,
    }))
    return {
      nodes,
      reasons: because(
        count < wanted
          ? `${count} nodes: more do not fit into memory (${megabytes(input)})`
          : `${count} nodes: one per CPU`,
      ),
    }
  }
  const [, autoscale] = options.find((option) => option.startsWith('--autoscale='))?.split('=') ?? []
  if (autoscale !== undefined) {
    const most = autoscaleMax(autoscale)
    return { nodes: [one(most)], reasons: because(`up to ${most}: the project's --autoscale`) }
  }
  if (configuredConcurrency !== null) {
    if (pool === 'prefork' && os === 'windows' && configuredConcurrency > MAX_PROCESSES_ON_WINDOWS)
      return {
        nodes: [one(MAX_PROCESSES_ON_WINDOWS)],
        reasons: because(`concurrency ${MAX_PROCESSES_ON_WINDOWS}: Windows can't wait for more processes at once`),
      }
    return {
      nodes: [one(configuredConcurrency)],
      reasons: because(`concurrency ${configuredConcurrency}: the project's setting`),
    }
  }
  if (pool === 'threads')
    return { nodes: [one(Math.min(Math.max(4, cpus * IO_THREADS_PER_CPU), MAX_THREADS))], reasons: [] }
  if (pool === 'gevent' || pool === 'eventlet') return { nodes: [one(50)], reasons: [] }
  const wanted = os === 'windows' ? Math.min(cpus, MAX_PROCESSES_ON_WINDOWS) : cpus
  const count = Math.min(wanted, roomFor(pool, input))
  if (pool !== 'prefork') return { nodes: [one(count)], reasons: [] }
  return {
    nodes: [one(count)],
    reasons: because(
      count < wanted
        ? `concurrency ${count}: more do not fit into memory (${megabytes(input)})`
        : `concurrency ${count}: one process per CPU that this worker may use (${cpus})`,
    ),
  }
}

/** The number of processes that fit into memory, at most; never less than one. */
export function roomFor(pool: PoolName, { memoryBytes, startMethod }: AdvisorInput): number {
  if (memoryBytes === null) return Infinity
  if (pool === 'solo') return Math.max(1, Math.floor(memoryBytes / MIN_BYTES.spawned))
  const child = startMethod === 'fork' ? MIN_BYTES.forked : MIN_BYTES.spawned
  return Math.max(1, Math.floor((memoryBytes - MIN_BYTES.parent) / child))
}

const megabytes = ({ memoryBytes }: AdvisorInput): string => `${Math.floor((memoryBytes ?? 0) / MB)} MB`
