import type { FailureSeverity } from '../define-failure.ts'
import { failureOf, type FailureId, type KnownFailure } from '../known/catalogue.ts'

/** A failure found in a log, before it is put in order. */
export interface Found {
  readonly id: FailureId
  /** Where it appears first. */
  readonly line: number
}

/** The most severe first, and within a severity what failed first. A failure may set a `rank` of its own. */
const RANK: Readonly<Record<FailureSeverity, number>> = {
  fatal: 20,
  'task-loss': 30,
  degraded: 40,
  warning: 60,
  info: 80,
}
/** Consequences come after everything that is a failure of its own. */
const CONSEQUENCE = 50

/**
 * Puts failures in the order in which a reader should act on them, and drops those that another one subsumes.
 * @param found one entry for each failure
 */
export function inOrder<T extends Found>(found: readonly T[]): (T & { readonly consequenceOf: FailureId | null })[] {
  const causeOf = (one: T, relation: 'causes' | 'subsumes'): FailureId | null =>
    found.find((other) => {
      const failure = failureOf(other.id)
      return failure[relation]?.includes(one.id) && (!failure.onlyLater || other.line <= one.line)
    })?.id ?? null
  return found
    .filter((one) => causeOf(one, 'subsumes') === null)
    .map((one) => ({ ...one, consequenceOf: causeOf(one, 'causes') }))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.line - b.line)
}

const rankOf = ({ id, consequenceOf }: { readonly id: FailureId; readonly consequenceOf: FailureId | null }): number =>
  (consequenceOf === null ? 0 : CONSEQUENCE) + ownRank(failureOf(id))

const ownRank = ({ rank, severity }: KnownFailure): number => rank ?? RANK[severity]
