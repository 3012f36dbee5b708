import type { PoolName } from '../facts/worker.ts'
import type { PoolPlan } from './plan.ts'

const units: Readonly<Record<PoolName, readonly [string, string]>> = {
  prefork: ['process', 'processes'],
  threads: ['thread', 'threads'],
  gevent: ['greenlet', 'greenlets'],
  eventlet: ['greenlet', 'greenlets'],
  solo: ['task', 'tasks'],
  custom: ['slot', 'slots'],
}

/** `prefork, 4 processes` */
export function headline({ nodes }: PoolPlan): string {
  const [first] = nodes
  if (!first) return 'no worker'
  const [one, many] = units[first.pool]
  const size =
    first.concurrency === null ? 'one task at a time' : `${first.concurrency} ${first.concurrency === 1 ? one : many}`
  return nodes.length > 1 ? `${nodes.length} nodes, each ${first.pool} (${size})` : `${first.pool}, ${size}`
}
