import type { OsName } from '../facts/platform.ts'
import type { PoolName } from '../facts/worker.ts'

/** What a worker can be configured to do and not every pool does. */
export type PoolFeature =
  | 'concurrency'
  | 'timeLimit'
  | 'softTimeLimit'
  | 'maxTasksPerChild'
  | 'maxMemoryPerChild'
  | 'autoscale'
  | 'startMethod'
  | 'beat'
  | 'terminate'

/**
 * Measured with Celery 5.6 and 5.7. Only prefork has child processes to kill and to replace. gevent interrupts a greenlet
 * but has no soft limit; eventlet drops both limits (TaskPool.on_apply). threads and solo can't interrupt a task at all.
 * solo runs one task at a time; threads can't grow or shrink. Green pools refuse beat (celery/bin/worker.py).
 */
const table: Readonly<Record<Exclude<PoolName, 'custom'>, readonly PoolFeature[]>> = {
  prefork: [
    'concurrency',
    'timeLimit',
    'softTimeLimit',
    'maxTasksPerChild',
    'maxMemoryPerChild',
    'autoscale',
    'startMethod',
    'beat',
    'terminate',
  ],
  gevent: ['concurrency', 'timeLimit', 'autoscale', 'terminate'],
  eventlet: ['concurrency', 'autoscale', 'terminate'],
  threads: ['concurrency', 'beat'],
  solo: ['beat'],
}

/**
 * Does the pool do what it is configured to do on that system? A pool class of the project's own is assumed to. Windows has
 * no SIGUSR1, the signal that carries the soft limit to a prefork child, and Celery refuses -B there.
 */
export function supports(pool: PoolName, feature: PoolFeature, target: OsName): boolean {
  if (target === 'windows' && (feature === 'beat' || (pool === 'prefork' && feature === 'softTimeLimit'))) return false
  return pool === 'custom' || table[pool].includes(feature)
}

/** The option of `celery worker` that configures a feature. terminate has none: it is a call in the project's code. */
export const featureOptions = {
  concurrency: '--concurrency',
  timeLimit: '--time-limit',
  softTimeLimit: '--soft-time-limit',
  maxTasksPerChild: '--max-tasks-per-child',
  maxMemoryPerChild: '--max-memory-per-child',
  autoscale: '--autoscale',
  startMethod: '--pool-start-method',
  beat: '--beat',
} as const satisfies Readonly<Record<Exclude<PoolFeature, 'terminate'>, string>>

export const optionFeatures = Object.keys(featureOptions) as readonly (keyof typeof featureOptions)[]
