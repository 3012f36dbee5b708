import type { LogEvent, LogRecord } from '../read/event.ts'
import { toEvent } from '../read/to-event.ts'
import type { Recognized, Recognizer } from './recognizer.ts'

/** What one record shows, independent of its position. */
export interface RecordVerdict {
  readonly failures: readonly Recognized[]
  /** Where none is known: `own` is an error of the user's code, `unknown` a failure without a name. */
  readonly otherwise: 'own' | 'unknown' | null
  /** The relevant lines of an unknown failure, and a key that identifies it. */
  readonly matters: { readonly key: string; readonly text: string } | null
}

const MAX_SHOWN = 400

/** Finds the failures that one record shows. */
export function judgeRecord(event: LogEvent, recognizer: Recognizer): RecordVerdict {
  const failures = recognizer.failuresIn(event)
  if (failures.length) return { failures, otherwise: null, matters: null }
  if (isUsersOwn(event)) return { failures, otherwise: 'own', matters: null }
  return isFailure(event) ? { failures, otherwise: 'unknown', matters: mattering(event) } : NOTHING
}

const NOTHING: RecordVerdict = { failures: [], otherwise: null, matters: null }

/** An error of the user's code: raised in a task, or logged by it with its traceback. */
function isUsersOwn({ origin, level, process, text, exceptions, frames }: LogEvent): boolean {
  if (origin === 'task') return (level !== 'INFO' && level !== 'DEBUG') || text.includes('] retry: ')
  if (!exceptions.length || !frames.length) return false
  if (frames.some((frame) => /^(?:celery|kombu|billiard|amqp|vine)\b/.test(frame.module))) return false
  // An error in a pool process is the task's, even where only a library's frames are shown.
  if (level !== null && /Worker-\d/.test(process ?? '')) return true
  // Without a level, only a complete traceback proves that no Celery frame was above it.
  return frames.some((frame) => frame.own) && (level !== null || text.includes('Traceback (most recent call last)'))
}

/** Errors that Celery logs without raising. Any other message in the main process is a task's. */
const CELERY_ERROR =
  /^(?:consumer: |beat: |mingle: |pidbox|Control command |Process '|Process "|Pool |Task |Mediator |Error (?:in|on|while|cleaning) |Message |Received (?:invalid|unknown)|Can't |Cannot |Could not |Couldn't |Thread |Unrecoverable|Failed to |No (?:active|backend)|Timer|Hard time|Timed out|Retry )/

function isFailure({ level, process, message, exceptions }: LogEvent): boolean {
  // Debug output of a library.
  if (level === 'DEBUG') return false
  const raised = exceptions.filter((exception) => !exception.type.endsWith('Warning'))
  if (raised.length)
    return level === null || level === 'ERROR' || level === 'CRITICAL' || raised.some(({ frames }) => frames.length > 0)
  // A message without a traceback in a pool process is the task's.
  if (level === 'CRITICAL') return !/Worker-\d/.test(process ?? '')
  return level === 'ERROR' && process === 'MainProcess' && CELERY_ERROR.test(message)
}

/** The message, and the last exception. */
function mattering({ text, message, exceptions }: LogEvent): RecordVerdict['matters'] {
  const last = exceptions.at(-1)
  const first = text.split('\n', 1)[0]!
  const whole =
    last && !first.includes(last.message) ? `${first} … ${last.type}: ${last.message.split('\n', 1)[0]}` : first
  return { key: (last?.type ?? '') + message.replace(/\d+/g, '').slice(0, 60), text: whole.slice(0, MAX_SHOWN) }
}

/** Most records: one line without any literal, and not an error. Checked first. */
const isOrdinary = ({ level, text }: LogRecord, single: boolean, { scanner }: Recognizer): boolean =>
  single &&
  (level === 'INFO' || level === 'DEBUG' || level === 'WARNING') &&
  !scanner.finds(text) &&
  !text.includes('File "')

/** Parts that differ between otherwise equal records: times, ids, addresses. */
const VARIABLE = /0x[0-9a-f]{4,16}|[0-9a-f]{8}-[0-9a-f-]{20,32}|\bpid:\d{1,9}|\bJob: \d{1,9}/g
const MAX_KEY = 8_000
const MAX_ENTRIES = 2_000

/**
 * Judges records and caches the verdicts: a failing worker repeats the same messages.
 * @returns the verdict; its line numbers count from the record's first line
 */
export function cachingJudge(recognizer: Recognizer): (record: LogRecord) => RecordVerdict {
  const verdicts = new Map<string, RecordVerdict>()
  return (record) => {
    const { text } = record
    const first = text.indexOf('\n')
    if (isOrdinary(record, first < 0, recognizer)) return NOTHING
    // A single line is judged faster than it is looked up.
    if (first < 0 || text.length > MAX_KEY) return judgeRecord(toEvent(record), recognizer)
    // Of the header, only level and process matter, not the time.
    const head = `${record.level}/${record.process === 'MainProcess'}/${record.message}`
    const key = (head + text.slice(first)).replace(VARIABLE, '')
    const known = verdicts.get(key)
    if (known) return known
    const verdict = judgeRecord(toEvent(record), recognizer)
    if (verdicts.size >= MAX_ENTRIES) verdicts.clear()
    verdicts.set(key, verdict)
    return verdict
  }
}
