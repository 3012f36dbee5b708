import type { LogRecord } from '../read/event.ts'
import { failureOf, type FailureId } from '../known/catalogue.ts'
import type { BrokerConnection } from '../stories/broker-connection.ts'
import type { Confidence, Healed, TaskError, Unexplained } from './judgement.ts'
import type { RecordVerdict } from './judge-record.ts'
import type { Recognized } from './recognizer.ts'

/** What was seen of one failure so far. */
export interface Seen {
  readonly line: number
  readonly text: string
  readonly count: number
  readonly confidence: Confidence
  readonly healed: Healed | null
  readonly company: FailureId | null
  /** Its record leaves no exception to explain. */
  readonly sure: boolean
  readonly errors: readonly TaskError[]
}

export interface Tally {
  add(event: LogRecord, verdict: RecordVerdict, connection: BrokerConnection): void
  /** @param healed the last time that the connection to the broker came back */
  totals(healed: ReturnType<BrokerConnection['healed']>): {
    readonly seen: ReadonlyMap<FailureId, Seen>
    readonly unexplained: readonly Unexplained[]
  }
}

interface Count {
  readonly line: number
  readonly text: string
  count: number
  /** The number of the last record that shows it; Infinity once one was not about the connection to the broker. */
  turn: number
}

interface FailureCount extends Count {
  confidence: Confidence
  /** A failure that all its records show too; null: none, undefined: not known yet. */
  company: FailureId | null | undefined
  sure: boolean
}

const MAX_UNEXPLAINED = 20
const MAX_TASK_ERRORS = 50
const MAX_EXPLAINED = 1_000
const MAX_SHOWN = 400
/** `Frequent restarts detected` only counts how often something else happened. */
const RESTARTS = 'RestartFreqExceeded'

/** Counts what records show: failures, errors of tasks, unknown errors. */
export function createTally(): Tally {
  const failures = new Map<FailureId, FailureCount>()
  const unexplained = new Map<string, Count>()
  /** Exceptions that are accounted for. The same one may be logged again, by itself or cut off. */
  const explained = new Set<string>()
  const names = new Set<string>()
  const taskErrors = new Map<string, Count>()

  function sight(event: LogRecord, one: Recognized, turn: number, found: readonly Recognized[]): void {
    const { id, confidence, at, explains } = one
    const company = companyOf(one, found)
    const before = failures.get(id)
    if (before) {
      before.count++
      before.turn = Math.max(before.turn, turn)
      if (company !== undefined) before.company = before.company === null ? null : company
      before.sure ||= explains && confidence === 'high'
      if (confidence === 'high') before.confidence = 'high'
    } else {
      const text = event.text.split('\n', at + 1)[at]!.slice(0, MAX_SHOWN)
      const line = event.lines[at] ?? event.line
      failures.set(id, { line, text, count: 1, turn, confidence, company, sure: explains && confidence === 'high' })
    }
  }

  return {
    add(event, { failures: found, own, unknown, explained: exception, raised }, connection) {
      if (exception !== null && explained.size < MAX_EXPLAINED) explained.add(exception)
      const turn = connection.faulty ? connection.turn : Infinity
      for (const one of found) sight(event, one, turn, found)
      if (own !== null) {
        // A chord repeats the error of one of its tasks.
        const key = keyOf(own.text)
        const repeated = event.text.includes('ChordError') && taskErrors.has(key)
        if (!repeated) sight(event, { id: 'user-task-error', confidence: 'high', at: 0, explains: true }, Infinity, [])
        if (!repeated && own.failed)
          count(taskErrors, key, { line: event.line, text: own.text }, Infinity, MAX_TASK_ERRORS)
      }
      // A traceback that is printed again and cut off adds nothing.
      if (unknown && !(unknown.bare !== null && names.has(unknown.bare))) {
        const line = event.lines[unknown.at] ?? event.line
        count(unexplained, unknown.key, { line, text: unknown.text }, turn, MAX_UNEXPLAINED)
      }
      for (const name of raised) if (names.size < MAX_EXPLAINED) names.add(name)
    },
    totals(recovery) {
      const over = (turn: number): Healed | null =>
        recovery && turn < recovery.turn ? { line: recovery.place.line, text: recovery.place.text } : null
      const errors = [...taskErrors.values()].map(({ line, text, count }) => ({ line, text, count }))
      return {
        seen: new Map(
          [...failures].map(([id, { turn, company = null, ...rest }]) => [
            id,
            { ...rest, company, healed: over(turn), errors: id === 'user-task-error' ? errors : [] },
          ]),
        ),
        unexplained: [...unexplained]
          .filter(([key]) => !explained.has(key))
          .filter(
            ([key], _, { length }) =>
              !key.startsWith(RESTARTS) || (length === 1 && ![...failures.keys()].some(isReason)),
          )
          .map(([, { turn, ...rest }]) => ({ ...rest, healed: over(turn) })),
      }
    },
  }
}

/** The failure in the same record that says why a general one happened; undefined where the record doesn't tell. */
function companyOf(
  { id, confidence, explains }: Recognized,
  found: readonly Recognized[],
): FailureId | null | undefined {
  const { general, causes } = failureOf(id)
  if (!general) return null
  const reason = found.find((other) => other.id !== id && isReason(other.id) && !causes?.includes(other.id))?.id
  return reason ?? (confidence === 'low' || !explains ? undefined : null)
}

const isReason = (id: FailureId): boolean => {
  const { severity, general } = failureOf(id)
  return !general && severity !== 'info' && severity !== 'warning'
}

function count(
  counts: Map<string, Count>,
  key: string,
  first: { readonly line: number; readonly text: string },
  turn: number,
  limit: number,
): void {
  const before = counts.get(key)
  if (before) {
    before.count++
    before.turn = Math.max(before.turn, turn)
  } else if (counts.size < limit) counts.set(key, { ...first, count: 1, turn })
}

/** Errors that differ only in a number or an id are the same. */
const keyOf = (text: string): string => text.replace(/[0-9a-f]{8}-[0-9a-f-]{20,32}|\d+/g, '').slice(0, 200)
