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
  /** The record after which it was over: the worker connected again, and worked. Then the severity is warning. */
  readonly healed: LogPlace | null
  /** Of user-task-error: each distinct error of a task. */
  readonly errors?: readonly FailedTask[]
  readonly cause: string
  readonly action: string
  /** low: the log would also fit something else. */
  readonly confidence: 'high' | 'low'
  /** The page about it, relative to the package. */
  readonly docs: string
}

/** A line of a log. */
export interface LogPlace {
  readonly input: string
  readonly line: number
  readonly text: string
}

/** One distinct error of the user's tasks: where it was seen first, and how often. */
export interface FailedTask extends LogPlace {
  readonly count: number
  /** What to do about it, where that is known. */
  readonly hint: string | null
}

/** An error in the log that matches no known failure. */
export interface UnknownFailure {
  readonly input: string
  readonly line: number
  readonly text: string
  readonly count: number
  /** The record after which it was over: the worker connected again, and worked. */
  readonly healed: { readonly line: number; readonly text: string } | null
}

/** The worker loses the connection to the broker, or can't make it, again and again for the same reason. */
export interface Reconnecting {
  readonly input: string
  readonly line: number
  readonly times: number
  /** The last exception. */
  readonly reason: string
}

/**
 * healthy: nothing is wrong · warning: no harm yet · failure: named in diagnoses[0] · unknown-failure: an error
 * that matches no known failure · not-celery: nothing in it looks like Celery.
 */
export type ExplainVerdict = 'healthy' | 'warning' | 'failure' | 'unknown-failure' | 'not-celery'

/** A log that was read. */
export interface ReadLog {
  readonly name: string
  readonly lines: number
  /** Records: a traceback is one, whatever number of lines it has. Null: the log is long, and was not read line by line. */
  readonly events: number | null
  readonly bytes: number
}

/** What `poolwise explain` finds in logs. */
export interface Explanation {
  readonly schemaVersion: 1
  readonly inputs: readonly ReadLog[]
  /** In the order in which to act on them. */
  readonly diagnoses: readonly Diagnosis[]
  /** Errors that match no known failure. */
  readonly unknown: readonly UnknownFailure[]
  /** Of each log in which the worker reconnects again and again, why. */
  readonly reconnects: readonly Reconnecting[]
  readonly verdict: ExplainVerdict
}
