import type { LogEvent } from '../read/event.ts'
import { literalsOf, needed } from './literals.ts'
import { explainsException } from './explains-exception.ts'
import { matchesClause } from './match-clause.ts'
import { list, type EventClause } from '../event-clause.ts'
import type { FailureId, KnownFailure } from '../known/catalogue.ts'
import { createScanner, type Scanner } from './scanner.ts'

export interface Recognized {
  readonly id: FailureId
  readonly confidence: 'high' | 'low'
  /** The line of the record that shows it best, counted from 0. */
  readonly at: number
  /** It accounts for the exception of its record, if there is one: nothing is left to explain. */
  readonly explains: boolean
}

export interface Recognizer {
  /** Skips what no clause can match. */
  readonly scanner: Scanner
  /** The failures that one record shows. */
  failuresIn(event: LogEvent): readonly Recognized[]
}

/** Indexes clauses by literal: each is only tried on records that contain one of its literals. */
export function createRecognizer(failures: readonly KnownFailure[]): Recognizer {
  const literals = literalsOf(failures)
  const scanner = createScanner(literals)
  const indexesIn = (text: string): number[] => [...scanner.within(text)]
  const byLiteral = literals.map(() => [] as Entry[])
  const byFrames: Entry[] = []
  for (const [order, failure] of failures.entries()) {
    for (const [rank, clause] of (failure.clauses ?? []).entries()) {
      const entry = { order, id: failure.id, failure, clause, rank }
      if (clause.frame) byFrames.push(entry)
      else for (const index of new Set(needed(clause).flatMap(indexesIn))) byLiteral[index]!.push(entry)
    }
  }

  return {
    scanner,
    failuresIn(event) {
      const candidates = new Set(event.frames.length ? byFrames : [])
      for (const index of scanner.within(event.text)) for (const entry of byLiteral[index]!) candidates.add(entry)
      const found = new Map<FailureId, Entry>()
      for (const entry of candidates) {
        if (!isBetter(entry, found.get(entry.id))) continue
        if (matchesClause(event, entry.clause)) found.set(entry.id, entry)
      }
      return [...found.values()]
        .sort((a, b) => a.order - b.order)
        .map(({ id, clause, failure }) => ({
          id,
          confidence: clause.confidence ?? 'high',
          at: tellingLine(event, clause),
          explains: explainsException(event, failure, clause),
        }))
    },
  }
}

interface Entry {
  readonly order: number
  readonly id: FailureId
  readonly failure: KnownFailure
  readonly clause: EventClause
  /** Its place among the failure's clauses: the first show the telling line best. */
  readonly rank: number
}

/** One matching clause is enough. Of several, the first that is certain. */
const isBetter = (entry: Entry, before: Entry | undefined): boolean =>
  !before || (before.clause.confidence === entry.clause.confidence ? entry.rank < before.rank : isSure(entry))

const isSure = ({ clause }: Entry): boolean => clause.confidence !== 'low'

/** The line on which a clause matches: of a multi-line record, often not the first. */
function tellingLine(event: LogEvent, clause: EventClause): number {
  let line = 0
  const place = placeOf(event, clause)
  for (let at = event.text.indexOf('\n'); at >= 0 && at < place; at = event.text.indexOf('\n', at + 1)) line++
  return line
}

function placeOf({ text, level, exceptions }: LogEvent, clause: EventClause): number {
  for (const form of list(clause.matches)) {
    const match = form.exec(text)
    if (match) return Math.max(match.index, match.index + match[0].trimEnd().length - 1)
  }
  const places = list(clause.contains)
    .filter((literal) => literal.length >= 8)
    .map((literal) => text.indexOf(literal))
    .filter((place) => place >= 0)
  if (places.length) return Math.min(...places)
  // A header that is no error belongs to another message: point to the exception instead.
  const last = exceptions.at(-1)
  return last && (level === null || level === 'INFO') ? Math.max(0, text.lastIndexOf(`${last.type}:`)) : 0
}
