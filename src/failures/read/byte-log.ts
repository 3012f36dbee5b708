import type { LogRecord } from './event.ts'
import type { Scanner } from '../recognise/scanner.ts'
import { decodeText, encodingOf, transcoder, type Encoding } from './decode.ts'
import { readLog, type LogReader } from './log-reader.ts'
import { countNewlines } from './newlines.ts'
import { overwrittenParts } from './overwritten.ts'

export interface ByteLog {
  write(chunk: Buffer): void
  /** Completes the records that are open: no more input for now. */
  settle(): void
  /** Completes the last line and the records that are still open. */
  end(): void
  readonly lines: number
  /** Some lines were counted only, and not read. */
  readonly skipped: boolean
  readonly bytes: number
}

export interface ByteLogOptions {
  readonly emit: (record: LogRecord) => void
  /** The literals to look for. Called before each block, because they change with what was read. */
  readonly scanner: () => Scanner
  /** Whether a worker is starting: its next lines are read whether they hold a literal or not. */
  readonly starting: () => boolean
}

/** The input is not text. */
export class BinaryLogError extends Error {}

/** The beginning is read line by line: it may start within a record, and it holds the worker's start. */
const HEAD_BYTES = 512 * 1024
const SAMPLE_BYTES = 64 * 1024
const MAX_CARRY_BYTES = 1024 * 1024
/** Lines read before a literal, for the head of its record. */
const LINES_BEFORE = 3
/** Lines read after a literal. */
const MAX_LINES_AFTER = 500
/** Lines read after a worker's banner. */
const MAX_LINES_AFTER_BANNER = 300
const BANNER = 'concurrency: '

/**
 * Bytes in, records out, in constant memory. Of a long log only the lines around literals are read.
 * @throws {BinaryLogError} from `write` or `end`
 */
export function readBytes({ emit, scanner, starting }: ByteLogOptions): ByteLog {
  const held: Buffer[] = []
  let reader: LogReader | null = null
  let encoding: Encoding = 'utf-8'
  let transcode = transcoder(encoding)
  let carry: Buffer | null = null
  let everyLine = false
  /** The log uses CR as its line ending. */
  let returns = false
  let bytes = 0
  let lines = 0
  let skimmed = 0
  let skipped = false
  /** How many more lines to read unconditionally, and whether the start of the next record ends that. */
  let attention = { lines: 0, toRecord: true }

  function begin(): void {
    const sample = Buffer.concat(held.splice(0))
    encoding = encodingOf(sample.subarray(0, SAMPLE_BYTES))
    if (encoding === 'binary') throw new BinaryLogError()
    transcode = transcoder(encoding)
    const head = transcode(sample[0] === 0xef && encoding === 'utf-8' ? sample.subarray(3) : sample, false)
    returns = !head.includes(10) && head.includes(13)
    const text = splitLines(decodeText(head.subarray(0, SAMPLE_BYTES), encoding))
    reader = readLog(emit, text)
    // A wrapped log must be unwrapped before it can be searched.
    everyLine = reader.wrapped
    take(head)
  }

  /** Cuts chunks into blocks of whole lines. */
  function take(chunk: Buffer): void {
    if (returns) for (let at = chunk.indexOf(13); at >= 0; at = chunk.indexOf(13, at + 1)) chunk[at] = 10
    const end = chunk.lastIndexOf(10) + 1
    if (end === 0) {
      carry = carry ? Buffer.concat([carry, chunk]) : Buffer.from(chunk)
      if (carry.length < MAX_CARRY_BYTES) return
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
    const head = everyLine ? block.length : Math.max(0, Math.min(block.length, HEAD_BYTES - skimmed))
    const from = head === 0 ? 0 : block.indexOf(10, head - 1) + 1 || block.length
    if (from > 0) feed(block, 0, from)
    skimmed += block.length
    if (from < block.length) skim(block, from)
  }

  /** Reads only what is around literals. */
  function skim(block: Buffer, from: number): void {
    let find = scanner()
    const inBlock = hitsOf(find, block, from)
    // Another scanner is needed for a few lines only: it searches as far as it has to.
    const nextHit = (from: number): number =>
      find === inBlock.scanner ? inBlock.after(from) : find.next(block, from, block.length)
    let at = from
    let hit = nextHit(at)
    while (at < block.length) {
      if (attention.lines === 0) {
        // The lines just read may have changed the literals to look for.
        if (find !== scanner()) {
          find = scanner()
          hit = nextHit(at)
        }
        const start = hit < 0 ? block.length : lineStart(block, hit, at)
        // The lines in between are not read, so no record continues across them.
        if (start > at) {
          skipped = true
          reader!.flush()
        }
        lines += countNewlines(block, at, start)
        at = start
        attention = { lines: LINES_BEFORE + 1, toRecord: false }
        if (hit < 0) attention.lines = 0
        continue
      }
      const end = block.indexOf(10, at) + 1 || block.length
      const began = feed(block, at, end)
      attention.lines--
      if (hit >= at && hit < end) {
        const banner = block.toString('latin1', hit, hit + BANNER.length) === BANNER
        if (banner) attention = { lines: MAX_LINES_AFTER_BANNER, toRecord: false }
        else if (attention.lines <= LINES_BEFORE + 1 || attention.toRecord)
          attention = { lines: MAX_LINES_AFTER, toRecord: true }
        hit = nextHit(end)
      } else if (began && (attention.toRecord || !starting())) attention.lines = 0
      at = end
    }
  }

  /** @returns whether a record began in this range */
  function feed(block: Buffer, from: number, end: number): boolean {
    const text =
      encoding === 'utf-8' ? block.toString('utf8', from, end) : decodeText(block.subarray(from, end), encoding)
    let began = false
    for (const line of (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')) {
      lines++
      // Progress bars leave lone CRs: several lines here, one line in an editor.
      for (const part of line.includes('\r') ? overwrittenParts(line) : [line])
        began = reader!.line(part, lines) || began
    }
    return began
  }

  return {
    write(chunk) {
      bytes += chunk.length
      if (reader) return take(transcode(chunk, false))
      // The caller may use the chunk's memory again.
      held.push(Buffer.from(chunk))
      if (bytes >= SAMPLE_BYTES) begin()
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
    get skipped() {
      return skipped
    },
    get bytes() {
      return bytes
    },
  }
}

/** The places of all literals in a block, asked for from front to back. */
function hitsOf(scanner: Scanner, block: Buffer, from: number) {
  const places = scanner.all(block, from, block.length)
  let seen = 0
  return {
    scanner,
    /** The first place at or after the start of a line, or -1. */
    after(start: number): number {
      while (seen < places.length && places[seen]! < start) seen++
      return places[seen] ?? -1
    },
  }
}

/** Splits at LF, CRLF and lone CR. */
const splitLines = (text: string): string[] => (text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n'))

/** The start of the line LINES_BEFORE lines above `at`, but not before `least`. */
function lineStart(block: Buffer, at: number, least: number): number {
  let start = at
  for (let above = 0; above <= LINES_BEFORE; above++) {
    // The newline that ends the line above.
    const newline =
      start - 1 - (above === 0 ? 0 : 1) < least ? -1 : block.lastIndexOf(10, start - 1 - (above === 0 ? 0 : 1))
    if (newline < least) return least
    start = newline + 1
  }
  return start
}
