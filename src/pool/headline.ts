import type { PoolName } from '../facts/worker.ts'
import type { PlannedNode, PoolPlan } from './plan.ts'

const units: Readonly<Record<PoolName, readonly [string, string]>> = {
  prefork: ['process', 'processes'],
  threads: ['thread', 'threads'],
  gevent: ['greenlet', 'greenlets'],
  eventlet: ['greenlet', 'greenlets'],
  solo: ['task', 'tasks'],
  custom: ['slot', 'slots'],
}

/** `prefork, 4 processes`; for nodes that differ, each of them. */
export function headline({ nodes }: PoolPlan): string {
  const [first] = nodes
  if (!first) return 'no worker'
  if (nodes.length === 1) return `${first.pool}, ${sizeOf(first)}`
  if (nodes.every((node) => node.pool === first.pool && node.concurrency === first.concurrency))
    return `${nodes.length} nodes, each ${first.pool} (${sizeOf(first)})`
  return `${nodes.length} nodes: ${nodes.map((node) => `${node.pool} (${sizeOf(node)})`).join(', ')}`
}

function sizeOf({ pool, concurrency }: PlannedNode): string {
  const [one, many] = units[pool]
  return concurrency === null ? 'one task at a time' : `${concurrency} ${concurrency === 1 ? one : many}`
}
