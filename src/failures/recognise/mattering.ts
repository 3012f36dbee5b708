import type { LogEvent, PythonException } from '../read/event.ts'

/** The relevant lines of an unknown failure. */
export interface Mattering {
  /** The same for the same failure in another record. */
  readonly key: string
  readonly text: string
  /** The line of the record that shows it, counted from 0. */
  readonly at: number
  /** The exception's name, where its message is missing. */
  readonly bare: string | null
}

const MAX_SHOWN = 400
/** Lines of a traceback, or of a program that says something else first. */
const NO_MESSAGE = /^(?:\s|Traceback \(most|During handling of|The above exception|$)|:\d+: \w*Warning: |^worker: /

/** The message, and the last exception. Of a traceback without a message, the exception. */
export function mattering({ text, message, level, exceptions }: LogEvent): Mattering {
  const lines = text.split('\n')
  const last = lastRaised({ exceptions })
  const first = lines[0]!
  const bare = last?.message === '' ? last.type : null
  if (!last) {
    // Of a traceback that lost its end, the last frame.
    const at = NO_MESSAGE.test(message)
      ? Math.max(
          0,
          lines.findLastIndex((line) => line.includes('File "')),
        )
      : 0
    return { key: withoutNumbers(message), text: lines[at]!.trim().slice(0, MAX_SHOWN), at, bare }
  }
  const shown = nameOf(last)
  const place = placeOf(lines, last)
  const key = keyOf(last)
  // What Celery says about it, unless that is the exception itself.
  const speaks = level !== null && level !== 'INFO' ? message.trim() !== '' : true
  if (!speaks || NO_MESSAGE.test(message))
    return { key, text: (lines[place] ?? shown).trim().slice(0, MAX_SHOWN), at: place, bare }
  const whole = first.includes(last.message.split('\n', 1)[0]! || last.type) ? first : `${first} … ${shown}`
  return { key, text: whole.slice(0, MAX_SHOWN), at: 0, bare }
}

/** The last exception that is not a warning. */
export const lastRaised = ({ exceptions }: Pick<LogEvent, 'exceptions'>): PythonException | null =>
  exceptions.findLast((exception) => !exception.type.endsWith('Warning')) ?? null

/** The same for the same exception in another record. */
export const keyOf = ({ type, message }: PythonException): string => withoutNumbers(`${type} ${message}`)

const nameOf = ({ type, message }: PythonException): string => {
  const line = message.split('\n').find((part) => part.trim() !== '') ?? ''
  return line === '' ? type : `${type}: ${line}`
}

/** The line that names the exception; the last one, because a repr of it may come first. */
function placeOf(lines: readonly string[], { type }: PythonException): number {
  const form = new RegExp(`^\\s{0,8}[\\w.]{0,200}\\b${type}(?::|$)`)
  return Math.max(
    0,
    lines.findLastIndex((line) => form.test(line)),
  )
}

const withoutNumbers = (text: string): string => text.replace(/\d+/g, '').slice(0, 80)
