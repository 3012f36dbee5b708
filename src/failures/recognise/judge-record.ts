import type { Frame, LogEvent, LogRecord } from '../read/event.ts'
import { toEvent } from '../read/to-event.ts'
import { failureOf, type FailureId } from '../known/catalogue.ts'
import { keyOf, lastRaised, mattering, type Mattering } from './mattering.ts'
import { isOfAnotherLibrary } from './other-libraries.ts'
import type { Recognized, Recognizer } from './recognizer.ts'
import { taskError } from './task-error.ts'

/** What one record shows, independent of its position. */
export interface RecordVerdict {
  readonly failures: readonly Recognized[]
  /** An error of the user's code, unless a failure accounts for it: of a task that failed, or one that it logged. */
  readonly own: { readonly text: string; readonly failed: boolean } | null
  /** A failure without a name, unless a failure accounts for it. */
  readonly unknown: Mattering | null
  /** The exception that is accounted for, by the key that it has where it is unknown. */
  readonly explained: string | null
  /** The names of all its exceptions. */
  readonly raised: readonly string[]
}

/** Finds the failures that one record shows. */
export function judgeRecord(event: LogEvent, recognizer: Recognizer): RecordVerdict {
  if (isText(event) || event.text.includes(UNFORMATTED)) return NOTHING
  const found = recognizer.failuresIn(event)
  const failures = isTold(event) ? found.filter(({ id }) => isMild(id)) : found
  const none = { ...NOTHING, failures, raised: event.exceptions.map(({ type }) => type) }
  const last = lastRaised(event)
  const explained = last && keyOf(last)
  if (failures.some(({ explains }) => explains)) return { ...none, explained }
  if (isOfAnotherLibrary(event)) return none
  if (isUsersOwn(event)) return { ...none, own: { text: taskError(event), failed: isFailedTask(event) } }
  if (!isFailure(event)) return none
  return { ...none, failures: failures.filter(({ id }) => !failureOf(id).general), unknown: mattering(event) }
}

/**
 * What a task says at INFO or DEBUG, or returns, is text: it may be about anything. Of a result, only a coroutine that
 * was not awaited matters.
 */
function isText({ level, process, message, text }: LogEvent): boolean {
  // What follows without a header may be another program's.
  if ((level !== 'INFO' && level !== 'DEBUG') || text.includes('\n')) return false
  if (SUCCEEDED.test(message)) return !/: <(?:coroutine|async_generator) object /.test(message)
  return /Worker-\d/.test(process ?? '') && !OF_THE_POOL.test(message)
}

/** A task's error that logging could not write, as in Celery 5.2 on Python 3.11: its traceback was shown before. */
const UNFORMATTED = "Message: 'Task %(name)s[%(id)s] %(description)s"

/** A single line at INFO is no error of Celery's, whoever wrote it. supervisord and Airflow report at INFO. */
const isTold = ({ level, message, text }: LogEvent): boolean =>
  !text.includes('\n') && (BY_TASK.test(message) || ((level === 'INFO' || level === 'DEBUG') && !AT_INFO.test(text)))

/** What a task logs by the logger of `get_task_logger`, at any level: `shop.tasks.pay[<id>]: no answer`. */
const BY_TASK = /^[\w.-]{1,200}\[[0-9a-f]{8}-[0-9a-f-]{27}\]: /

const isMild = (id: FailureId): boolean => ['info', 'warning'].includes(failureOf(id).severity)

const AT_INFO =
  /\] retry: |: <(?:coroutine|async_generator) object |spawnerr: |exited: |gave up: |exit status |return code /

const SUCCEEDED = /\bTask \S{1,300}\[[^\]\s]{1,100}\] succeeded in /
/** Celery's and billiard's own messages in a pool process. */
const OF_THE_POOL =
  /^(?:Task \S{1,300}\[|child process |process shutting|Process |Signal handler |Timed out|Soft time|Hard time)/

const NOTHING: RecordVerdict = { failures: [], own: null, unknown: null, explained: null, raised: [] }

/** An error of the user's code: raised in a task, or logged by it with its traceback. */
function isUsersOwn({ origin, level, process, text, exceptions, frames }: LogEvent): boolean {
  if (isChord({ text, exceptions })) return true
  if (origin === 'task') return (level !== 'INFO' && level !== 'DEBUG') || text.includes('] retry: ')
  if (!exceptions.length || !frames.length) return false
  if (frames.some(isCelerys)) return false
  // An error in a pool process is the task's, even where only a library's frames are shown.
  if (level !== null && /Worker-\d/.test(process ?? '')) return true
  // Without a level, only a complete traceback proves that no Celery frame was above it.
  return frames.some((frame) => frame.own) && (level !== null || text.includes('Traceback (most recent call last)'))
}

const isCelerys = ({ module }: Frame): boolean => /^(?:celery|kombu|billiard|amqp|vine)\b/.test(module)

/** A retry is planned: the task has not failed yet. */
const isFailedTask = (event: LogEvent): boolean =>
  (event.origin === 'task' && !event.text.includes('] retry: ')) || isChord(event)

/** A chord's error repeats that of one of its tasks. */
const isChord = ({ text, exceptions }: Pick<LogEvent, 'text' | 'exceptions'>): boolean =>
  exceptions.at(-1)?.type === 'ChordError' && /\bDependency \S+ raised /.test(text)

/** Errors that Celery logs without raising. Any other message in the main process is a task's. */
const CELERY_ERROR =
  /^(?:consumer: |beat: |mingle: |pidbox|Control command |Process '|Process "|Pool |Task |Mediator |Error (?:in|on|while|cleaning) |Message |Received (?:invalid|unknown)|Can't |Cannot |Could not |Couldn't |Thread |Unrecoverable|Failed to (?:bind|cancel|close|declare|dispatch|handle|load|mark|re-register|restart|retry|set|store|unsubscribe)|No (?:active|backend)|Timer|Hard time|Timed out|Retry )/

function isFailure({ level, process, message, text, exceptions, frames }: LogEvent): boolean {
  // Debug output of a library.
  if (level === 'DEBUG') return false
  const raised = exceptions.filter((exception) => !exception.type.endsWith('Warning'))
  if (raised.length)
    return level === null || level === 'ERROR' || level === 'CRITICAL' || raised.some(({ frames }) => frames.length > 0)
  // A traceback that lost its end.
  if (level === null && text.includes('Traceback (most recent') && frames.some(isCelerys)) return true
  // A message without a traceback in a pool process is the task's.
  if (level === 'CRITICAL') return !/Worker-\d/.test(process ?? '')
  return level === 'ERROR' && process === 'MainProcess' && CELERY_ERROR.test(message)
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
  /** By the text as it is: taking the variable parts out of a long one costs more than to look it up. */
  const exact = new Map<string, RecordVerdict>()
  return (record) => {
    const { text } = record
    const first = text.indexOf('\n')
    if (isOrdinary(record, first < 0, recognizer)) return NOTHING
    // A single line is judged faster than it is looked up.
    if (first < 0 || text.length > MAX_KEY) return judgeRecord(toEvent(record), recognizer)
    // Of the header, only level and process matter, not the time.
    const head = `${record.level}/${record.process === 'MainProcess'}/${record.message.replace(VARIABLE, '')}`
    const rest = text.slice(first)
    return remember(exact, head + rest, () =>
      remember(verdicts, head + rest.replace(VARIABLE, ''), () => judgeRecord(toEvent(record), recognizer)),
    )
  }
}

function remember(verdicts: Map<string, RecordVerdict>, key: string, judge: () => RecordVerdict): RecordVerdict {
  const known = verdicts.get(key)
  if (known) return known
  const verdict = judge()
  if (verdicts.size >= MAX_ENTRIES) verdicts.clear()
  verdicts.set(key, verdict)
  return verdict
}
