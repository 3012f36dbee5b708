import type { FailureSeverity } from './define-failure.ts'
import type { FailureId } from './known/catalogue.ts'

/** One failure that a log shows. */
export interface Diagnosis {
  /** The failure's id. */
  readonly label: FailureId
  /** One short sentence without a full stop. */
  readonly title: string
  readonly severity: FailureSeverity
  /** How many records show it. */
  readonly count: number
  /** Where it was seen first. */
  readonly first: { readonly input: string; readonly line: number; readonly text: string }
  /** The failure that this one is a consequence of, if any. */
  readonly consequenceOf: FailureId | null
  readonly cause: string
  readonly action: string
  /** low: the log would also fit something else. */
  readonly confidence: 'high' | 'low'
  /** The page about it, relative to the package. */
  readonly docs: string
}

/** An error in the log that matches no known failure. */
export interface UnknownFailure {
  readonly input: string
  readonly line: number
  readonly text: string
  readonly count: number
}

/**
 * healthy: nothing is wrong · warning: no harm yet · failure: named in diagnoses[0] · unknown-failure: an error
 * that matches no known failure · not-celery: nothing in it looks like Celery.
 */
export type ExplainVerdict = 'healthy' | 'warning' | 'failure' | 'unknown-failure' | 'not-celery'

/** What `poolwise explain` finds in logs. */
export interface Explanation {
  readonly schemaVersion: 1
  readonly inputs: readonly { readonly name: string; readonly lines: number; readonly bytes: number }[]
  /** In the order in which to act on them. */
  readonly diagnoses: readonly Diagnosis[]
  /** Errors that match no known failure. */
  readonly unknown: readonly UnknownFailure[]
  readonly verdict: ExplainVerdict
}
