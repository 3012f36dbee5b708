import type { LogRecord } from './event.ts'
import { readEvents, type LogLine } from './events.ts'
import { parseJsonLine } from './json-line.ts'
import { wrapWidth, unwrapper } from './powershell.ts'
import { stripPrefixes } from './prefixes.ts'

export interface LogReader {
  /**
   * @param number counted from 1
   * @returns whether the line began a new record
   */
  line(text: string, number: number): boolean
  /** Completes the records that are still open. */
  flush(): void
}

const MAX_LINE = 16_000

/**
 * Lines in, records out, without the prefixes of containers and journals, and with lines that a shell wrapped rejoined.
 * @param sample the first lines of the log, which show whether a shell wrapped it
 */
export function readLog(emit: (record: LogRecord) => void, sample: readonly string[] = []): LogReader {
  const events = readEvents(emit)
  const width = wrapWidth(sample)
  const wrapped = width === null ? null : unwrapper(width, (line) => events.line(line))
  const partial = new Map<string, LogLine>()
  const pass = (line: LogLine): boolean => {
    if (!wrapped) return events.line(line)
    wrapped.line(line)
    return false
  }

  function text(whole: string, number: number, stream: string, depth: number): boolean {
    if (whole === '') return pass({ text: whole, number, stream })
    const stripped = stripPrefixes(whole)
    const json = depth < 3 ? parseJsonLine(stripped.text) : null
    if (json) {
      return json.lines
        .map((line) => text(line, number, stream + stripped.stream + json.stream, depth + 1))
        .includes(true)
    }
    const from = stream + stripped.stream
    const begun = partial.get(from)
    const line = begun
      ? { ...begun, text: (begun.text + stripped.text).slice(0, MAX_LINE) }
      : { text: stripped.text, number, stream: from }
    if (stripped.partial && partial.size < 64) {
      partial.set(from, line)
      return false
    }
    partial.delete(from)
    return pass(line)
  }

  return {
    line: (line, number) => text(line.length > MAX_LINE ? line.slice(0, MAX_LINE) : line, number, '', 0),
    flush() {
      for (const line of partial.values()) pass(line)
      partial.clear()
      wrapped?.flush()
      events.flush()
    },
  }
}
