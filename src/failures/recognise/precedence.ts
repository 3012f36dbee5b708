import type { FailureSeverity } from '../define-failure.ts'
import { failureOf, type FailureId, type KnownFailure } from '../known/catalogue.ts'

/** A failure found in a log, before it is put in order. */
export interface Found {
  readonly id: FailureId
  /** Where it appears first. */
  readonly line: number
  /** A failure that the same records show and that says why, if all of them do. */
  readonly company?: FailureId | null
  /** It is over. */
  readonly healed?: unknown
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
/** What is over comes after what is not, and before mere warnings. */
const HEALED = 18

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
  const kept = found.filter((one) => causeOf(one, 'subsumes') === null)
  const isKept = (id: FailureId | null | undefined): boolean => kept.some((one) => one.id === id)
  return kept
    .map((one) => ({ ...one, consequenceOf: causeOf(one, 'causes') ?? (isKept(one.company) ? one.company! : null) }))
    .map((one, _, all) => ({ one, over: isOver(one, all) }))
    .sort((a, b) => rankOf(a.one, a.over) - rankOf(b.one, b.over) || a.one.line - b.one.line)
    .map(({ one }) => one)
}

type Ordered = Found & { readonly consequenceOf: FailureId | null }

/** The consequences of what is over are over too. */
export const isOver = (one: Ordered, all: readonly Ordered[]): boolean =>
  Boolean(one.healed) || all.some(({ id, healed }) => id === one.consequenceOf && healed)

const rankOf = ({ id, consequenceOf }: Ordered, over: boolean): number =>
  (consequenceOf === null ? 0 : CONSEQUENCE) + (over ? HEALED : 0) + ownRank(failureOf(id))

const ownRank = ({ rank, severity }: KnownFailure): number => rank ?? RANK[severity]
