import type { Failure } from '../define-failure.ts'
import type { LogEvent } from '../read/event.ts'
import { list, type EventClause } from '../event-clause.ts'

/**
 * Whether a failure accounts for the exception of the record that shows it. A real failure does. Information, a warning
 * or a general failure only does if its clause is about the exception: the words of a warning may stand in front of the
 * traceback of something else.
 */
export function explainsException(
  { text, exceptions, frames }: LogEvent,
  { severity, general }: Pick<Failure, 'severity' | 'general'>,
  clause: EventClause,
): boolean {
  if (severity !== 'info' && severity !== 'warning' && !general) return true
  // Of a traceback that is cut off at its end, nobody knows.
  if (!exceptions.some((exception) => !exception.type.endsWith('Warning'))) return !general || frames.length === 0
  if (clause.frame || clause.raises || clause.lastException || clause.errno || clause.winerror) return true
  const traceback = text.search(/^\s*(?:Traceback \(most recent|File ")/m)
  if (traceback < 0) return true
  const rest = text.slice(traceback)
  return (
    list(clause.contains).some((literal) => rest.includes(literal)) ||
    list(clause.matches).some((form) => form.test(rest))
  )
}
