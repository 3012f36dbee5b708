import type { Frame, LogEvent, LogRecord } from './event.ts'
import { errorNumbers, parseTraceback, type Traceback } from './exceptions.ts'

const SUSPICIOUS =
  /[Ee]rr(?:or|no)|[Ee]xception|File "|Warning|None\)|^\s{4,}\S.{0,300}\n\w{1,60}\.[\w.]{1,200}(?::|\n|$)/m
const NOTHING = { exceptions: [], frames: [], errnos: [], winerrors: [] }
const CELERYS = /^(?:celery|kombu|amqp|billiard|vine|django_celery_results)\b(?!\.app\.(?:trace|task|autoretry)\b)/
const UNPRINTABLE = "'_Code' object has no attribute 'co_"
const TASK_FAILED = /\bTask \S{1,300}\[[^\]\s]{1,100}\] (?:raised|retry|failed|INTERNAL)/

/** Parses the exceptions of a record. Separate from reading, because most records repeat an earlier one. */
export function toEvent(record: LogRecord): LogEvent {
  const { text } = record
  const parsed = SUSPICIOUS.test(text) ? { ...tracebackIn(text), ...errorNumbers(text) } : NOTHING
  return { ...record, ...parsed, origin: originOf(text, parsed.frames) }
}

/**
 * The traceback without billiard's own error in printing it on newer Pythons, which follows each error of a task:
 * https://github.com/celery/billiard/issues/377 (co_positions), https://github.com/celery/billiard/pull/423 (co_qualname)
 */
function tracebackIn(text: string): Traceback {
  const traceback = parseTraceback(text.split('\n'))
  if (!text.includes(UNPRINTABLE)) return traceback
  const exceptions = traceback.exceptions.filter(({ message }) => !message.includes(UNPRINTABLE))
  return { exceptions, frames: exceptions.flatMap(({ frames }) => frames) }
}

/** The origin of a record's error: a task's own code (or what it calls), or the worker. */
function originOf(text: string, frames: readonly Frame[]): LogEvent['origin'] {
  const call = frames.findIndex(
    ({ module, function: name }) => module === 'celery.app.trace' && name === '__protected_call__',
  )
  const below = call < 0 ? [] : frames.slice(call + 1)
  // No frame below it: the task was called with arguments that it does not accept. A task may be a library's, too.
  if (call >= 0 && (below.some(({ own }) => own) || !below.some(({ module }) => CELERYS.test(module)))) return 'task'
  // A result that could not be stored is logged in the task's name as well.
  const stored = frames.some(({ module }) => module.startsWith('celery.backends')) && !frames.some((frame) => frame.own)
  return TASK_FAILED.test(text.slice(0, 600)) && !stored ? 'task' : 'worker'
}
