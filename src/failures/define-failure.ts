import type { EventClause } from './event-clause.ts'

/**
 * How much a failure hurts. fatal: the worker does not start, or stops · task-loss: it runs, but tasks fail, hang or
 * are lost · degraded: it works in part, or keeps retrying · warning: no harm yet · info: nothing is wrong.
 */
export type FailureSeverity = 'fatal' | 'task-loss' | 'degraded' | 'warning' | 'info'

/**
 * A failure that poolwise can name: how to recognize it, what causes it, what to do, how it relates to other failures.
 * Its page is docs/failures/<id>.md.
 */
export interface Failure<Id extends string = string, Other extends string = string> {
  /** Public: part of reports and settings. Never changes. */
  readonly id: Id
  readonly severity: FailureSeverity
  /** One short sentence without a full stop. */
  readonly title: string
  /** Why it happens: one or two sentences. */
  readonly cause: string
  /** What to do: one or two sentences. */
  readonly action: string
  /**
   * How one log record shows it: any clause is enough. The first clauses show the telling line best.
   * None where only a whole log shows it: see stories/.
   */
  readonly clauses?: readonly EventClause[]
  /**
   * Position in the diagnosis, lowest first, where the severity's own (see recognise/precedence.ts) would put a
   * consequence before its cause, or the general before the specific.
   */
  readonly rank?: number
  /** Failures that follow from this one. They are reported as its consequences, after everything else. */
  readonly causes?: readonly Other[]
  /** Failures that describe the same fact less exactly. They are left out when this one is present. */
  readonly subsumes?: readonly Other[]
  /**
   * It only says that something went wrong; the exception in the same record says what. That is judged for itself: a
   * failure that it shows comes first and causes this one, and an unknown one is reported instead of this one.
   */
  readonly general?: true
  /** Both relations hold only for failures that appear later in the log. */
  readonly onlyLater?: true
}

export const defineFailure = <const Id extends string, const Other extends string = never>(
  failure: Failure<Id, Other>,
): Failure<Id, Other> => failure
