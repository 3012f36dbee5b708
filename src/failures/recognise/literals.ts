import type { Failure } from '../define-failure.ts'
import { list, type EventClause } from '../event-clause.ts'

/** Tracebacks are always read, so clauses about frames need no literal of their own. */
const ALWAYS = [
  'Traceback (most',
  '] raised unexpected: ',
  '] retry: Retry in ',
  '] INTERNAL ERROR: ',
  ': CRITICAL/',
  ' CRITICAL ',
  'CRITICAL/MainProcess',
]
/** Events of a worker's life that the stories follow. */
const TURNS = ['concurrency: ', 'calling self.run()', 'pidbox: Connected to ', 'Connected to ', 'worker: Warm shutdown']

/** Shorter literals are too common to skip by. */
export const MIN_LITERAL = 10

/**
 * The texts that every clause needs one of: lines without any of them need not be read.
 * Derived from the clauses, so that the pre-filter covers each new one.
 */
export function literalsOf(failures: readonly Pick<Failure, 'clauses'>[]): readonly string[] {
  const all = failures.flatMap(({ clauses = [] }) => clauses.flatMap(needed))
  return withoutLonger([...new Set([...ALWAYS, ...TURNS, ...all])])
}

/** The texts of which one clause needs one; empty where a traceback leads to it anyway. */
export function needed(clause: EventClause): readonly string[] {
  if (clause.frame) return []
  const [first, second] = [list(clause.contains), list(clause.andContains)]
  // Both lists must hold: use the one whose shortest literal is longer.
  if (first.length)
    return second.length && shortest(second) > shortest(first) && shortest(first) < MIN_LITERAL ? second : first
  return [
    ...list(clause.winerror).flatMap((number) => [`[WinError ${number}]`, `, None, ${number}, None)`]),
    ...list(clause.errno).flatMap((number) => [
      `[Errno ${number}] `,
      ...list(clause.raises).map((type) => `${type}(${number}, `),
    ]),
  ]
}

const shortest = (texts: readonly string[]): number => Math.min(...texts.map((text) => text.length))

/** A text that contains another one is found by it. */
const withoutLonger = (texts: readonly string[]): string[] =>
  texts.filter((text) => !texts.some((other) => other !== text && text.includes(other)))
