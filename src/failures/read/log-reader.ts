import type { LogRecord } from './event.ts'
import { readEvents, type LogLine } from './events.ts'
import { parseJsonLine } from './json-line.ts'
import { marginOf } from './margin.ts'
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
  /** A shell wrapped the lines: only all of them together can be read. */
  readonly wrapped: boolean
}

const MAX_LINE = 16_000

/**
 * Lines in, records out, without the prefixes of containers and journals, and with lines that a shell wrapped rejoined.
 * @param sample the first lines of the log, which show whether a shell wrapped it and what stands in front of each line
 */
export function readLog(emit: (record: LogRecord) => void, sample: readonly string[] = []): LogReader {
  const events = readEvents(emit)
  const margin = marginOf(sample)
  const width = wrapWidth(margin ? sample.map(margin) : sample)
  const wrapped = width === null ? null : unwrapper(width, ({ text: whole, number }) => void text(whole, number, '', 0))
  const partial = new Map<string, LogLine>()

  function text(whole: string, number: number, stream: string, depth: number): boolean {
    if (whole === '') return events.line({ text: whole, number, stream })
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
    return events.line(line)
  }

  return {
    wrapped: wrapped !== null,
    line(line, number) {
      const inner = margin ? margin(line) : line
      const bounded = inner.length > MAX_LINE ? inner.slice(0, MAX_LINE) : inner
      if (!wrapped) return text(bounded, number, '', 0)
      wrapped.line({ text: bounded, number, stream: '' })
      return false
    },
    flush() {
      wrapped?.flush()
      for (const line of partial.values()) events.line(line)
      partial.clear()
      events.flush()
    },
  }
}
