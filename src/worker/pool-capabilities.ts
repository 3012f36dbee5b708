import type { OsName } from '../facts/platform.ts'
import type { PoolName } from '../facts/worker.ts'

/** What can be asked of a pool and not every pool does. */
export type Limited = 'time limit' | 'soft time limit' | 'max tasks' | 'max memory' | 'autoscale'

/**
 * Measured with Celery 5.6 and 5.7. Only prefork has children to kill and to replace; gevent interrupts a greenlet, but
 * has no soft limit; eventlet drops both limits (on_apply); threads and solo can't interrupt at all.
 */
const table: Readonly<Record<Exclude<PoolName, 'custom'>, readonly Limited[]>> = {
  prefork: ['time limit', 'soft time limit', 'max tasks', 'max memory', 'autoscale'],
  gevent: ['time limit', 'autoscale'],
  eventlet: ['autoscale'],
  threads: [],
  solo: [],
}

/** Does the pool do what it is asked? Windows has no SIGUSR1, by which the soft limit reaches a prefork child. */
export const honours = (pool: Exclude<PoolName, 'custom'>, limit: Limited, target: OsName): boolean =>
  table[pool].includes(limit) && !(pool === 'prefork' && limit === 'soft time limit' && target === 'windows')
