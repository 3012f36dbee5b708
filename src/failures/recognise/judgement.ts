import type { FailureSeverity } from '../define-failure.ts'
import type { FailureId } from '../known/catalogue.ts'
import type { Reconnects } from '../stories/broker-connection.ts'

export type Confidence = 'high' | 'low'

/** A failure in a log: where it appears first, and how often. */
export interface Sighting {
  readonly id: FailureId
  readonly line: number
  readonly text: string
  readonly count: number
  readonly confidence: Confidence
  /** As this log shows it: a fault that is over is a warning, an error that a task handled is information. */
  readonly severity: FailureSeverity
  /** The failure that this one is a consequence of. */
  readonly consequenceOf: FailureId | null
  /** The record after which it was over: the worker connected again, and worked. */
  readonly healed: Healed | null
  /** Of user-task-error: each distinct error. */
  readonly errors: readonly TaskError[]
}

export interface Healed {
  readonly line: number
  readonly text: string
}

/** One error of the user's tasks. */
export interface TaskError {
  readonly line: number
  readonly text: string
  readonly count: number
}

/** An error that matches no known failure. */
export interface Unexplained {
  readonly line: number
  readonly text: string
  readonly count: number
  readonly healed: Healed | null
}

export interface Judgement {
  /** In the order in which to act on them. */
  readonly sightings: readonly Sighting[]
  readonly unexplained: readonly Unexplained[]
  /** The connection to the broker breaks again and again. */
  readonly reconnects: Reconnects | null
  /** The log is that of a Celery worker or of beat. */
  readonly celery: boolean
}
