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
  /** The failure that brought this one with it, where one did. */
  readonly consequenceOf: FailureId | null
  readonly cause: string
  readonly action: string
  /** low: the words would fit something else as well. */
  readonly confidence: 'high' | 'low'
  /** The page about it, relative to the package. */
  readonly docs: string
}

/** Something went wrong that no signature knows. */
export interface UnknownFailure {
  readonly input: string
  readonly line: number
  readonly text: string
  readonly count: number
}

/**
 * healthy: nothing is wrong · warning: no harm yet · failure: named in diagnoses[0] · unknown-failure: something is
 * wrong that has no name here · not-celery: nothing in it looks like Celery.
 */
export type ExplainVerdict = 'healthy' | 'warning' | 'failure' | 'unknown-failure' | 'not-celery'

/** What `poolwise explain` says of logs. */
export interface Explanation {
  readonly schemaVersion: 1
  readonly inputs: readonly { readonly name: string; readonly lines: number; readonly bytes: number }[]
  /** The one to act on first is the first. */
  readonly diagnoses: readonly Diagnosis[]
  /** The lines that matter of failures without a name. */
  readonly unknown: readonly UnknownFailure[]
  readonly verdict: ExplainVerdict
}
