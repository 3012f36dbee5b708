/** What became of one harmless task that was sent through the project's own worker and pool, on a broker of our own. */
export interface PoolTrialFact {
  /** silent: nothing came back in time. not-tried: it can't be tried from here. */
  readonly status: 'ran' | 'failed' | 'silent' | 'not-tried'
  /** module:Class of the pool that the worker really had; null: it didn't come that far. */
  readonly pool: string | null
  /** The worker was ready for tasks. */
  readonly ready: boolean
  /** How long the task took, from sending it to its answer. */
  readonly ms: number | null
  readonly error: string | null
  /** The last errors that the worker logged. */
  readonly complaints: readonly string[]
  /** The words after `celery -A app worker`. */
  readonly options: readonly string[]
  readonly afterMs: number
}
