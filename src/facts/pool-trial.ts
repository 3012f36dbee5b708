import type { NamedFailure } from './known-failure.ts'
import type { Milliseconds } from './units.ts'

/** The result of one harmless task, sent through the project's own worker and pool on a private broker (src/python/prove.py). */
export interface PoolTrialFact {
  /** silent: no answer in time. not-tried: it cannot be tried here. */
  readonly status: 'ran' | 'failed' | 'silent' | 'not-tried'
  /** module:Class of the worker's pool; null: it was not created. */
  readonly pool: string | null
  /** The worker was ready for tasks. */
  readonly ready: boolean
  /** Milliseconds from sending the task to its answer. */
  readonly ms: Milliseconds | null
  readonly error: string | null
  /** The last errors in the worker's log. */
  readonly complaints: readonly string[]
  /** The arguments after `celery -A app worker`. */
  readonly options: readonly string[]
  /** The kind of its private broker. memory: in the worker's own process. */
  readonly broker: 'redis' | 'rabbitmq' | 'memory'
  /** What `explain` names in the worker's log. */
  readonly failures: readonly NamedFailure[]
  /** How long the answer was waited for, in milliseconds. */
  readonly afterMs: Milliseconds
}
