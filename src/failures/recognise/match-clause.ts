import type { Frame, LogEvent } from '../read/event.ts'
import { list, type EventClause } from '../event-clause.ts'

/** Whether a record matches a clause. */
export function matchesClause(event: LogEvent, clause: EventClause): boolean {
  if (event.origin === 'task' && !clause.inTask) return false
  const { text } = event
  const contains = list(clause.contains)
  if (contains.length && !contains.some((literal) => text.includes(literal))) return false
  const more = list(clause.andContains)
  if (more.length && !more.some((literal) => text.includes(literal))) return false
  if (clause.onOneLine && !text.split('\n').some((line) => holds(line, contains) && holds(line, more))) return false
  if (list(clause.without).some((literal) => text.includes(literal))) return false
  const raises = list(clause.raises)
  if (raises.length && !raises.some((type) => mentions(event, type))) return false
  const last = list(clause.lastException)
  if (last.length && !last.includes(event.exceptions.at(-1)?.type ?? '')) return false
  if (!meets([...event.errnos, ...event.winerrors], clause.errno) || !meets(event.winerrors, clause.winerror))
    return false
  const frames = list(clause.frame)
  if (frames.length && !frames.some((pattern) => hasFrame(event.frames, pattern))) return false
  if (list(clause.notFrame).some((pattern) => hasFrame(event.frames, pattern))) return false
  if (clause.own !== undefined && event.frames.some((frame) => frame.own) !== clause.own) return false
  const forms = list(clause.matches)
  return !forms.length || forms.some((form) => form.test(text))
}

const holds = (line: string, literals: readonly string[]): boolean => literals.some((literal) => line.includes(literal))

const meets = (numbers: readonly number[], wanted: EventClause['errno']): boolean =>
  wanted === undefined || list(wanted).some((number) => numbers.includes(number))

/** Whether an exception is in the chain, or in a repr: `Unrecoverable error: Name(`, redis-py 8's `server:Name`. */
function mentions(event: LogEvent, type: string): boolean {
  if (event.exceptions.some((exception) => exception.type === type)) return true
  for (let at = event.text.indexOf(type); at >= 0; at = event.text.indexOf(type, at + 1)) {
    if (!word(event.text.charCodeAt(at - 1)) && !word(event.text.charCodeAt(at + type.length))) return true
  }
  return false
}

const word = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95

export function hasFrame(frames: readonly Frame[], pattern: string): boolean {
  const colon = pattern.lastIndexOf(':')
  const module = colon < 0 ? pattern : pattern.slice(0, colon)
  const name = colon < 0 ? '' : pattern.slice(colon + 1)
  return frames.some(
    (frame) =>
      (name === '' || frame.function === name) &&
      (module === '' || frame.module === module || frame.module.startsWith(module + '.')),
  )
}
