import { createDiagnoser, type DiagnoserOptions } from './diagnoser.ts'
import type { Judgement } from './judgement.ts'
import { readBytes } from '../read/byte-log.ts'

/** Reads one log, from its first byte to its last. */
export interface LogSession {
  write(chunk: Buffer): void
  /** Completes the records that are open: no more input for now. */
  settle(): void
  end(): void
  /** What the log shows so far. */
  judge(): Judgement
  readonly lines: number
  /** Records that were read; null: of a long log only those around literals are read. */
  readonly events: number | null
  readonly bytes: number
}

/** Reads a log and finds its failures, in constant memory. @throws {BinaryLogError} when it is not text */
export function openSession(options: DiagnoserOptions = {}): LogSession {
  const diagnoser = createDiagnoser(options)
  let events = 0
  const log = readBytes({
    emit: (event) => {
      events++
      diagnoser.see(event)
    },
    scanner: () => diagnoser.scanner(),
    starting: () => diagnoser.starting(),
  })
  return {
    write: (chunk) => log.write(chunk),
    settle: () => log.settle(),
    end: () => log.end(),
    judge: () => diagnoser.judge(),
    get lines() {
      return log.lines
    },
    get events() {
      return log.skipped ? null : events
    },
    get bytes() {
      return log.bytes
    },
  }
}
