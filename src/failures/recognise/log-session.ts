import { createDiagnoser, type DiagnoserOptions, type Judgement } from './diagnoser.ts'
import { readBytes } from '../read/byte-log.ts'

/** One log, from its first byte to its last. */
export interface LogSession {
  write(chunk: Buffer): void
  /** No more is coming for now: what is open counts as complete. */
  settle(): void
  end(): void
  /** What is known so far. */
  judge(): Judgement
  readonly lines: number
  readonly bytes: number
}

/** Reads a log and judges it, in constant memory. @throws {BinaryLogError} when it isn't text */
export function openSession(options: DiagnoserOptions = {}): LogSession {
  const diagnoser = createDiagnoser(options)
  const log = readBytes({
    emit: (event) => diagnoser.see(event),
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
    get bytes() {
      return log.bytes
    },
  }
}
