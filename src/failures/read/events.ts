import type { LogRecord } from './event.ts'
import { parseHeader, type RecordHeader } from './record-header.ts'

/** A line of the log: its text without container prefixes, its number, its writer. */
export interface LogLine {
  readonly text: string
  readonly number: number
  readonly stream: string
}

export interface EventReader {
  /** @returns whether the line began a new record */
  line(line: LogLine): boolean
  /** Emits the records that are still open. */
  flush(): void
}

/** Of a longer record the rest is dropped, except its last line. */
const MAX_LINES = 400
const MAX_LINE = 4_000
const MAX_STREAMS = 64

interface Open {
  readonly header: RecordHeader | null
  readonly number: number
  readonly stream: string
  readonly lines: string[]
  readonly numbers: number[]
  /** 0: no traceback yet, 1: inside one, 2: after its last line. */
  traceback: 0 | 1 | 2
}

/** Starts of records in formats without time and level. */
const OPENERS = new RegExp(
  '^(?:Usage: |You are using `|Waiting gracefully|Error: |ERROR: |Aborted!|worker: |consumer: |mingle: |pidbox|Connected to |Received (?:un|invalid|task|and)|' +
    'Task \\S+\\[|Task handler |Task exception |Process \'|Process "|Unrecoverable error|Hard time limit|Soft time limit|beat: |Pool process |' +
    'Pool callback |Timed out waiting|Signal handler |Discarding revoked|Terminating |Revoking |Tasks flagged |missed heartbeat|' +
    "Substantial drift|Fatal Python error|objc\\[|Thread '|Restarting celery|SIGHUP not|Running a worker|" +
    'Retrying to |Frequent restarts|\\S+@\\S+ ready\\.|\\s-{5,} \\S+@|\\[tasks\\]|Removing corrupted|Restoring \\d|Initiating |' +
    'Connection to Redis|Retry limit exceeded|Scheduler: |DatabaseScheduler|\\S+\\.py:\\d+: \\w*Warning)',
)
/** A logger's dotted name and a colon: `celery.apps.worker: …`. The names of exceptions are dotted too. */
const LOGGER = /^[a-z_]\w{0,40}(?:\.[a-z_]\w{0,40}){1,6}(?<!error|timeout): /
const USAGE = /^(?:Usage: |You are using `|celery : )/
const TRACEBACK = /^\s*Traceback \(most recent call last\)/
const PIECE = /^(?:\s*File "|\s*Traceback \(most|\s{2,}\S|During handling of|The above exception)/
const LAST = /^\s{0,8}[A-Za-z_][\w.]{0,200}(?:Error|Exception|Exit|Lost|Exceeded|Warning|Disallowed|Refused)\b/
const GOES_ON = /^(?:During handling of|The above exception|""")/
const ENDING = /^\s{0,8}[A-Za-z_][\w.]{0,200}(?:: |:?$)/

/**
 * Groups lines into records: a header, its message, its continuation lines.
 * Lines of several writers may be interleaved; each writer's records are kept apart.
 */
export function readEvents(emit: (record: LogRecord) => void): EventReader {
  const streams = new Map<string, Open>()
  const close = (open: Open) => {
    streams.delete(open.stream)
    emit(finish(open))
  }
  return {
    line({ text: whole, number, stream }) {
      const text = whole.length > MAX_LINE ? whole.slice(0, MAX_LINE) : whole
      const open = streams.get(stream)
      if (whole === '') {
        if (open) append(open, '', '', number)
        return false
      }
      const header = parseHeader(text)
      if (open && belongs(open, text, header)) {
        if (header && open.traceback > 0 && joins(open.lines.at(-1)!, header.message)) join(open, header.message)
        else append(open, text, header?.message ?? text, number)
        return false
      }
      if (text.trim() === '') return false
      if (open) close(open)
      if (streams.size >= MAX_STREAMS) close(streams.values().next().value!)
      const next: Open = { header, number, stream, lines: [], numbers: [], traceback: 0 }
      append(next, text, header?.message ?? text, number)
      streams.set(stream, next)
      return true
    },
    flush() {
      for (const open of [...streams.values()]) close(open)
    },
  }
}

function belongs(open: Open, text: string, header: RecordHeader | null): boolean {
  if (header) {
    // With stderr redirected into the log, each line of a traceback is a record of its own.
    if (open.traceback === 0 || header.process !== open.header?.process) return false
    // The last traceback is complete: this is another, or the same one printed again.
    if (open.traceback === 2 && TRACEBACK.test(header.message)) return false
    if (isPiece(open.header, header) && joins(open.lines.at(-1)!, header.message)) return true
    if (PIECE.test(header.message)) return true
    // The blank line of a chain: "During handling of …" comes next.
    if (header.message.trim() === '' && isPiece(open.header, header)) return true
    if (open.traceback !== 1) return false
    return ENDING.test(header.message) || isPiece(open.header, header)
  }
  // An ordinary message has no traceback: another program printed it.
  if (TRACEBACK.test(text) && open.traceback === 0 && isOrdinary(open)) return false
  if (TRACEBACK.test(text)) return open.traceback !== 2
  // A usage error belongs to the usage line above it.
  if (text.startsWith('Error: ') && open.header === null && USAGE.test(open.lines[0]!)) return true
  return !OPENERS.test(text) && !LOGGER.test(text)
}

/**
 * Celery logs what is printed in a worker as records at WARNING. Since Python 3.11 a traceback is printed in pieces:
 * source lines, blanks and markers, each with a header of its own.
 */
const isPiece = (first: RecordHeader | null, piece: RecordHeader): boolean =>
  piece.level === 'WARNING' &&
  first?.level === 'WARNING' &&
  Math.abs((piece.time ?? 0) - (first.time ?? 0)) < 2_000 &&
  !OPENERS.test(piece.message)

/** The name of an exception is printed in pieces too: `psycopg2.errors`, `.`, `UndefinedTable`, `: `, the message. */
const joins = (before: string, piece: string): boolean =>
  /^(?:\.|:\s?)$/.test(piece)
    ? /^[A-Za-z_][\w.]{0,200}$/.test(before)
    : /^[A-Za-z_][\w.]{0,200}(?:\.|: ?)$/.test(before)

/** What is printed without being an error: a warning of Python's, a banner, a step of the shutdown. */
const PRINTED = /^(?:\S.*:\d+: \w*Warning: |worker: |\s-{5,} \S+@|\[tasks\]|celery beat v)/

const isOrdinary = ({ header, lines }: Open): boolean =>
  header?.level === 'INFO' || header?.level === 'DEBUG'
    ? !/retry|error|raised|fail|exception/i.test(header.message)
    : PRINTED.test(header?.message ?? lines[0]!)

/** @param body the line without its record header */
function append(open: Open, line: string, body: string, number: number): void {
  const text = PIECE.test(body) || open.traceback === 1 || (open.traceback === 2 && body.trim() === '') ? body : line
  const at = Math.min(open.lines.length, MAX_LINES - 1)
  open.lines[at] = text
  open.numbers[at] = number
  if (body === '') return
  if (TRACEBACK.test(body) || /^\s*File "/.test(body)) open.traceback = 1
  else if (open.traceback === 1 && LAST.test(body)) open.traceback = 2
  else if (open.traceback === 2 && GOES_ON.test(body)) open.traceback = 1
}

/** Completes the last line by a piece that was printed on its own. */
function join(open: Open, piece: string): void {
  const at = open.lines.length - 1
  open.lines[at] = (open.lines[at]! + piece).slice(0, MAX_LINE)
  if (LAST.test(open.lines[at]) && !/[.:]\s?$/.test(piece)) open.traceback = 2
}

const finish = ({ header, number, stream, lines, numbers }: Open): LogRecord => ({
  line: number,
  lines: numbers,
  time: header?.time ?? null,
  level: header?.level ?? null,
  process: header?.process ?? null,
  logger: header?.logger ?? null,
  message: header?.message ?? lines[0]!,
  text: lines.join('\n'),
  stream,
})
