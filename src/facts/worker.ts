/** The worker as the project would start it, from its launch command, environment and settings. */
export interface WorkerFact {
  readonly pool: PoolName
  readonly poolOrigin: Origin
  /** Null: Celery's default, the machine's CPU count. */
  readonly concurrency: number | null
  readonly concurrencyOrigin: Origin
  /** FORKED_BY_MULTIPROCESSING is set in the worker's environment. */
  readonly forkedByMultiprocessing: boolean
  /** billiard's start method for prefork on the target. */
  readonly startMethod: 'fork' | 'spawn' | 'forkserver'
  /** The project's worker command, where there is one. */
  readonly command: readonly string[] | null
  /** file:line of that command. */
  readonly from?: string
  /** The project's Python file that starts this worker in its own process; Celery sees none of the words in sys.argv. */
  readonly inPython?: string
  readonly configured: ConfiguredOptions
  /** What the project's command, or its file, sets for this worker; absent: nothing. */
  readonly variables?: WorkerVariables
  /** The folders that the command may run in, relative to the root; absent: the root. */
  readonly folders?: readonly string[]
}

/** Variables of a worker's command. */
export interface WorkerVariables {
  readonly kept: Readonly<Record<string, string>>
  /** The names of those that hold secrets, addresses of other machines, or values that only the shell knows. */
  readonly leftOut: readonly string[]
  /** file:line */
  readonly where: string
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
  /** The value of -P, whether or not it wins over the setting. */
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
  /** -B: beat runs inside the worker. */
  readonly beat: Sourced<true> | null
  /** -Q; null: the app's own queues. */
  readonly queues: Sourced<readonly string[]> | null
  /** -n, where it is known. */
  readonly hostname: Sourced<string> | null
  /** Options of the command that have nothing to do with the pool. */
  readonly others: Sourced<KeptOptions> | null
  /** -I: modules that this worker imports besides those of the app. */
  readonly include: Sourced<readonly string[]> | null
}

export interface KeptOptions {
  /** One word each: `--task-events`, `--prefetch-multiplier=4`. */
  readonly options: readonly string[]
  /** As typed, with the reason: what only the shell knows, and what belongs to the way in which the worker is started. */
  readonly leftOut: readonly string[]
  /** Those of `celery` itself, before the word worker: `--broker=redis://localhost`. */
  readonly before?: readonly string[]
}

export type PoolName = 'prefork' | 'solo' | 'threads' | 'gevent' | 'eventlet' | 'custom'

/** Where a value is set. */
export interface Origin {
  readonly kind: 'default' | 'setting' | 'variable' | 'command' | 'flag'
  /** file:line, variable, "Celery's default", "poolwise (README.md:14)". */
  readonly where: string
}
