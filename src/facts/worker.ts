/** The worker as the project would start it: put together from its launch command, environment and settings. */
export interface WorkerFact {
  readonly pool: PoolName
  readonly poolOrigin: Origin
  /** Null: Celery's default, the machine's CPU count (F5). */
  readonly concurrency: number | null
  readonly concurrencyOrigin: Origin
  /** FORKED_BY_MULTIPROCESSING is set in the environment the worker would get. */
  readonly forkedByMultiprocessing: boolean
  /** What billiard would use for prefork: the setting, the environment or billiard's default on the target. */
  readonly startMethod: 'fork' | 'spawn' | 'forkserver'
  /** The project's command that this was read from, when there is one. */
  readonly command: readonly string[] | null
  readonly configured: ConfiguredOptions
}

/** A value and the place that sets it. */
export interface Sourced<T> {
  readonly value: T
  readonly origin: Origin
}

/**
 * Options other than the pool and its size, from the command line, else from a CELERY_WORKER_… variable, else from a
 * setting. Null: not set.
 */
export interface ConfiguredOptions {
  /** The word after -P, whether or not it wins over the setting. */
  readonly pool: Sourced<string> | null
  /** Seconds. */
  readonly timeLimit: Sourced<number> | null
  /** Seconds. */
  readonly softTimeLimit: Sourced<number> | null
  readonly maxTasksPerChild: Sourced<number> | null
  /** KiB. */
  readonly maxMemoryPerChild: Sourced<number> | null
  /** As given: `10,3`. */
  readonly autoscale: Sourced<string> | null
  /** -B: beat runs inside of the worker. */
  readonly beat: Sourced<true> | null
  /** -Q; null: the app's own queues. */
  readonly queues: Sourced<readonly string[]> | null
}

export type PoolName = 'prefork' | 'solo' | 'threads' | 'gevent' | 'eventlet' | 'custom'

/** Where a value was found: enough for a person to go there and change it. */
export interface Origin {
  readonly kind: 'default' | 'setting' | 'variable' | 'command' | 'flag'
  /** file:line, variable, "Celery's default". */
  readonly where: string
}
