import type { Failure } from '../define-failure.ts'
import { list, type EventClause } from '../event-clause.ts'

/** A traceback is always worth reading: signatures that look at frames need no literal of their own. */
const ALWAYS = [
  'Traceback (most',
  '] raised unexpected: ',
  '] retry: Retry in ',
  '] INTERNAL ERROR: ',
  ': CRITICAL/',
  ' CRITICAL ',
  'CRITICAL/MainProcess',
]
/** Beginnings and turns of a worker's life, which stories.ts follows. */
const TURNS = ['concurrency: ', 'calling self.run()', 'pidbox: Connected to ', 'Connected to ', 'worker: Warm shutdown']

/** Below this a literal is too common and too short to skip by. */
export const MIN_LITERAL = 10

/**
 * The texts without which no signature can hold: lines that have none of them need not be read at all.
 * Derived, so that a signature can't be added that the pre-filter doesn't know.
 */
export function literalsOf(failures: readonly Pick<Failure, 'clauses'>[]): readonly string[] {
  const all = failures.flatMap(({ clauses = [] }) => clauses.flatMap(needed))
  return withoutLonger([...new Set([...ALWAYS, ...TURNS, ...all])])
}

/** What one clause can't do without; empty when a traceback brings it to notice anyway. */
export function needed(clause: EventClause): readonly string[] {
  if (clause.frame) return []
  const [first, second] = [list(clause.contains), list(clause.andContains)]
  // Either list must hold: the one whose shortest literal is longer skips better.
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

/** A text that holds another one is found with it. */
const withoutLonger = (texts: readonly string[]): string[] =>
  texts.filter((text) => !texts.some((other) => other !== text && text.includes(other)))
