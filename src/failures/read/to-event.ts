import type { Frame, LogEvent, LogRecord } from './event.ts'
import { errorNumbers, parseTraceback } from './exceptions.ts'

const SUSPICIOUS = /[Ee]rr(?:or|no)|Exception|File "|Warning|None\)/
const NOTHING = { exceptions: [], frames: [], errnos: [], winerrors: [] }
const TASK_FAILED = /\bTask \S{1,300}\[[^\]\s]{1,100}\] (?:raised|retry|failed|INTERNAL)/

/** Works out what a record says of exceptions. Kept apart from reading, since most records repeat one before. */
export function toEvent(record: LogRecord): LogEvent {
  const { text } = record
  const said = SUSPICIOUS.test(text) ? { ...parseTraceback(text.split('\n')), ...errorNumbers(text) } : NOTHING
  return { ...record, ...said, origin: originOf(text, said.frames) }
}

/** Whose error a record tells: of a task's own code (or what it calls), or of the worker. */
function originOf(text: string, frames: readonly Frame[]): LogEvent['origin'] {
  const call = frames.findIndex(
    ({ module, function: name }) => module === 'celery.app.trace' && name === '__protected_call__',
  )
  // Nothing below: the task was called with arguments that it doesn't take.
  if (call >= 0 && (call === frames.length - 1 || frames.slice(call).some((frame) => frame.own))) return 'task'
  // A result that couldn't be stored is told in the task's name as well.
  const stored = frames.some(({ module }) => module.startsWith('celery.backends')) && !frames.some((frame) => frame.own)
  return TASK_FAILED.test(text.slice(0, 600)) && !stored ? 'task' : 'worker'
}
