import type { LogRecord } from './event.ts'
import { countNewlines, type Scanner } from '../recognise/scanner.ts'
import { decodeText, encodingOf, transcoder, type Encoding } from './decode.ts'
import { readLog, type LogReader } from './log-reader.ts'
import { wrapWidth } from './powershell.ts'

export interface ByteLog {
  write(chunk: Buffer): void
  /** The records that are open are complete: no more comes for now. */
  settle(): void
  /** The last line and the records that are still open are complete. */
  end(): void
  readonly lines: number
  readonly bytes: number
}

export interface ByteLogOptions {
  readonly emit: (record: LogRecord) => void
  /** What to look for; asked before each block, for what is worth reading changes. */
  readonly scanner: () => Scanner
  /** Whether a worker is starting: then its next steps are followed, literals or not. */
  readonly starting: () => boolean
}

/** What isn't text can't be explained. */
export class BinaryLogError extends Error {}

/** The beginning is read line by line: it may be cut out of something, and it holds the worker's start. */
const HEAD = 512 * 1024
const SAMPLE = 64 * 1024
const MAX_CARRY = 1024 * 1024
/** Lines that are read before a literal, for the head of its record, and at most after it. */
const BEFORE = 3
const AFTER = 500
/** After a worker's banner its next steps are followed, so many lines at most. */
const AFTER_BANNER = 300
const BANNER = 'concurrency: '

/**
 * Bytes in, records out, in constant memory: of a long log only the lines around literals are read.
 * @throws {BinaryLogError} from `write` or `end`
 */
export function readBytes({ emit, scanner, starting }: ByteLogOptions): ByteLog {
  const held: Buffer[] = []
  let reader: LogReader | null = null
  let encoding: Encoding = 'utf-8'
  let transcode = transcoder(encoding)
  let carry: Buffer | null = null
  let everyLine = false
  /** Lines end with a lone CR. */
  let returns = false
  let bytes = 0
  let lines = 0
  let skimmed = 0
  /** How many more lines to read whatever is in them, and whether the next record's beginning ends that. */
  let attention = { lines: 0, toRecord: true }

  function begin(): void {
    const sample = Buffer.concat(held.splice(0))
    encoding = encodingOf(sample.subarray(0, SAMPLE))
    if (encoding === 'binary') throw new BinaryLogError()
    transcode = transcoder(encoding)
    const head = transcode(sample[0] === 0xef && encoding === 'utf-8' ? sample.subarray(3) : sample, false)
    returns = !head.includes(10) && head.includes(13)
    const text = splitLines(decodeText(head.subarray(0, SAMPLE), encoding))
    // A wrapped log has to be put together before anything can be found in it.
    everyLine = wrapWidth(text) !== null
    reader = readLog(emit, text)
    take(head)
  }

  /** Cuts chunks into blocks of whole lines. */
  function take(chunk: Buffer): void {
    if (returns) for (let at = chunk.indexOf(13); at >= 0; at = chunk.indexOf(13, at + 1)) chunk[at] = 10
    const end = chunk.lastIndexOf(10) + 1
    if (end === 0) {
      carry = carry ? Buffer.concat([carry, chunk]) : Buffer.from(chunk)
      if (carry.length < MAX_CARRY) return
      block(carry)
      carry = null
      return
    }
    const first = carry ? chunk.indexOf(10) + 1 : 0
    if (carry) block(Buffer.concat([carry, chunk.subarray(0, first)]))
    if (end > first) block(chunk.subarray(first, end))
    carry = end < chunk.length ? Buffer.from(chunk.subarray(end)) : null
  }

  function block(block: Buffer): void {
    const head = everyLine ? block.length : Math.max(0, Math.min(block.length, HEAD - skimmed))
    const from = head === 0 ? 0 : block.indexOf(10, head - 1) + 1 || block.length
    if (from > 0) feed(block, 0, from)
    skimmed += block.length
    if (from < block.length) skim(block, from)
  }

  /** Reads only what is around literals. */
  function skim(block: Buffer, from: number): void {
    let find = scanner()
    let at = from
    let hit = find.next(block, at, block.length)
    while (at < block.length) {
      if (attention.lines === 0) {
        // What was read may have changed what is worth finding.
        if (find !== scanner()) {
          find = scanner()
          hit = find.next(block, at, block.length)
        }
        const start = hit < 0 ? block.length : lineStart(block, hit, at)
        // What lies between isn't read, so no record goes on across it.
        if (start > at) reader!.flush()
        lines += countNewlines(block, at, start)
        at = start
        attention = { lines: BEFORE + 1, toRecord: false }
        if (hit < 0) attention.lines = 0
        continue
      }
      const end = block.indexOf(10, at) + 1 || block.length
      const began = feed(block, at, end)
      attention.lines--
      if (hit >= at && hit < end) {
        const banner = block.toString('latin1', hit, hit + BANNER.length) === BANNER
        if (banner) attention = { lines: AFTER_BANNER, toRecord: false }
        else if (attention.lines <= BEFORE + 1 || attention.toRecord) attention = { lines: AFTER, toRecord: true }
        hit = find.next(block, end, block.length)
      } else if (began && (attention.toRecord || !starting())) attention.lines = 0
      at = end
    }
  }

  /** @returns whether a record began within */
  function feed(block: Buffer, from: number, end: number): boolean {
    const text =
      encoding === 'utf-8' ? block.toString('utf8', from, end) : decodeText(block.subarray(from, end), encoding)
    let began = false
    for (const line of (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')) {
      lines++
      // Lone CRs are left by progress bars: lines to us, one line to an editor.
      for (const part of line.includes('\r') ? overwritten(line) : [line]) began = reader!.line(part, lines) || began
    }
    return began
  }

  return {
    write(chunk) {
      bytes += chunk.length
      if (reader) return take(transcode(chunk, false))
      held.push(chunk)
      if (bytes >= SAMPLE) begin()
    },
    settle() {
      if (!reader && bytes > 0) begin()
      reader?.flush()
    },
    end() {
      if (!reader) begin()
      const last = transcode(Buffer.alloc(0), true)
      if (last.length) take(last)
      if (carry) block(carry)
      carry = null
      reader!.flush()
    },
    get lines() {
      return lines
    },
    get bytes() {
      return bytes
    },
  }
}

/** LF, CRLF, and lone CRs, which progress bars leave. */
const splitLines = (text: string): string[] => (text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n'))

/** Of what stood on one line after the other, how many from its beginning and from its end are looked at. */
const OVERWRITTEN = 10_000

/** What stood on one line after the other; of a progress bar that never ends, its beginning and its end. */
function overwritten(line: string): string[] {
  const [head, tail] = [placeOfReturn(line, 'indexOf', 1), placeOfReturn(line, 'lastIndexOf', -1)]
  const parts = head >= 0 && tail > head ? [line.slice(0, head), line.slice(tail + 1)] : [line]
  return parts.flatMap((part) => part.replace(/\r$/, '').split(/\r+/))
}

/** Where so many CRs have been passed from one end; -1: there are fewer. */
function placeOfReturn(line: string, find: 'indexOf' | 'lastIndexOf', step: 1 | -1): number {
  let at = step === 1 ? -1 : line.length
  for (let count = 0; count < OVERWRITTEN; count++) {
    // lastIndexOf takes a negative start for 0.
    if (at + step < 0) return -1
    at = line[find]('\r', at + step)
    if (at < 0) return -1
  }
  return at
}

/** Where the line begins that is a few lines above `at`; not before `least`. */
function lineStart(block: Buffer, at: number, least: number): number {
  let start = at
  for (let above = 0; above <= BEFORE; above++) {
    // The newline that ends the line above this one's beginning.
    const newline =
      start - 1 - (above === 0 ? 0 : 1) < least ? -1 : block.lastIndexOf(10, start - 1 - (above === 0 ? 0 : 1))
    if (newline < least) return least
    start = newline + 1
  }
  return start
}
