import type { Frame, PythonException } from './event.ts'
import { parseFrame } from './frames.ts'

/** `package.module.Name: message`, or the bare name. */
const LAST_LINE = /^((?:[A-Za-z_]\w{0,60}\.){0,12})([A-Za-z_]\w{0,80})(?:: ?(.*))?$/
/** Names of exceptions that may appear without frames above them. */
const EXCEPTION_NAME =
  /(?:Error|Exception|Warning|Exit|Interrupt|Lost|Exceeded|Disallowed|Refused|Cancelled|Forced|Shutdown|Terminate|NotFound|Configured|NotReady|NotRegistered|Mismatch|Failed|Locked|Allowed|Timeout|Unavailable|Traceback|gaierror|Retry|Reject|Ignore|error)$/
const CHAIN = /^(?:During handling of the above exception|The above exception was the direct cause)/

/** The exceptions of one record. */
export interface Traceback {
  readonly exceptions: readonly PythonException[]
  readonly frames: readonly Frame[]
}

const NO_TRACEBACK: Traceback = { exceptions: [], frames: [] }

export interface ErrorNumbers {
  readonly errnos: readonly number[]
  readonly winerrors: readonly number[]
}

/** Finds the chain of exceptions in a record's lines: whole, without its head, or without its tail. */
export function parseTraceback(lines: readonly string[]): Traceback {
  const exceptions: PythonException[] = []
  const all: Frame[] = []
  let frames: Frame[] = []
  let indent = 0
  let message: string[] | null = null
  let above = ''
  const close = () => {
    const last = exceptions.at(-1)
    if (message && last) exceptions[exceptions.length - 1] = { ...last, message: message.join('\n').trim() }
    message = null
  }
  for (const line of lines) {
    const text = line.slice(Math.min(indent, leading(line)))
    if (text.startsWith('Traceback (most recent call last)') || line.includes('Traceback (most recent call last)')) {
      close()
      indent = leading(line)
      frames = []
      continue
    }
    const frame = /File \\?"/.test(text) ? parseFrame(text) : null
    if (frame) {
      close()
      frames.push(frame)
      all.push(frame)
      continue
    }
    const last = lastLine(text, frames.length > 0, CODE.test(above))
    above = line
    if (last) {
      close()
      exceptions.push({ ...last, frames })
      message = [last.message]
      frames = []
    } else if (message && (text === '' || text.startsWith('"""') || CHAIN.test(text))) {
      // A message may contain blank lines. It ends where something else begins.
      if (text !== '') close()
    } else if (message && message.length < 40) message.push(text)
  }
  close()
  return exceptions.length || all.length ? { exceptions, frames: all } : NO_TRACEBACK
}

const leading = (line: string): number => line.length - line.trimStart().length

/** A line of source or its marker, as the end of a traceback shows it. */
const CODE = /^\s{4,}\S/
const PACKAGES =
  /^(?:celery|kombu|billiard|amqp|vine|redis|django|sqlalchemy|psycopg2?|pymysql|MySQLdb|pymongo|botocore|gevent|eventlet|click)\.|\.(?:exceptions?|errors?|exc|err)\.$/

/**
 * @param afterFrames a traceback precedes it
 * @param afterCode a line of source precedes it: the end of a traceback
 */
function lastLine(
  text: string,
  afterFrames: boolean,
  afterCode: boolean,
): { readonly type: string; readonly message: string } | null {
  const first = text.charCodeAt(0)
  if (!(first === 95 || (first >= 65 && first <= 90) || (first >= 97 && first <= 122))) return null
  const match = LAST_LINE.exec(text)
  if (!match) return null
  const type = match[2]!
  // `Error: …` starts the usage errors of command-line programs.
  if (match[1] === '' && /^(?:Error|ERROR|error|Warning)$/.test(type) && !afterFrames) return null
  // "Arguments: …" and "Reason: …" are no exceptions. Below frames, an unfamiliar name may be one.
  if (/^[A-Z]/.test(type) && match[1] !== '' && (afterCode || PACKAGES.test(match[1]!)))
    return { type, message: match[3] ?? '' }
  if (!EXCEPTION_NAME.test(type) && !(afterFrames && (match[1] !== '' || /^[A-Z]\w+[A-Z]/.test(type)))) return null
  return { type, message: match[3] ?? '' }
}

const ERRNO = [
  /\[Errno (-?\d{1,5})\]/g,
  /\bError (-?\d{1,5}) (?:connecting to|while writing)/g,
  /\b(?:[A-Za-z]*Error|error|gaierror)\((-?\d{1,5}), /g,
  / : \((-?\d{1,5}), /g,
  /while reading from [^(]{1,200}\((-?\d{1,5}), /g,
]
/** Python 2 wrote `WindowsError(5, '…')` and `WindowsError: [Error 5]`. */
const WINERROR = [
  /\bWindowsError\((\d{1,5}), /g,
  /\[Error (\d{1,5})\]/g,
  /\[WinError (\d{1,5})\]/g,
  /, None, (\d{1,5}), None\)/g,
  /\bWSAE\w+.{0,3}\((\d{5})\)/g,
]

/**
 * Error numbers, wherever they appear. On Windows, errno 13 with winerror 5 is written
 * `PermissionError(13, '<text in the system's language>', None, 5, None)`: only the numbers are reliable.
 */
export function errorNumbers(text: string): ErrorNumbers {
  return { errnos: collect(text, ERRNO), winerrors: collect(text, WINERROR) }
}

function collect(text: string, forms: readonly RegExp[]): number[] {
  const numbers: number[] = []
  for (const form of forms) for (const match of text.matchAll(form)) numbers.push(Number(match[1]))
  return numbers
}
