import { named } from './compare.ts'
import type { Observation } from './observation.ts'

/** Of a log without a failure. */
const MOST_LINES = 3
const MOST_WIDTH = 400

/** The lines of a log that tell: what `explain` points at with the error that it ended in, else the last ones. */
export function excerptOf(seen: Observation): string {
  const lines = seen.log.split('\n').map((line) => line.trimEnd())
  const first = named(seen)
  const start = first === null || first.severity === 'warning' ? null : first.first.line - 1
  const shown = start === null ? lastLines(lines) : [lines[start] ?? first!.first.text, ...endOfTraceback(lines, start)]
  return shown.map((line) => line.slice(0, MOST_WIDTH)).join('\n')
}

/** The exception that the traceback after this line ends in, where one follows. */
function endOfTraceback(lines: readonly string[], start: number): string[] {
  const began = lines.findIndex((line, at) => at >= start && at <= start + 2 && line.startsWith('Traceback '))
  if (began < 0) return []
  const end = lines.findIndex(
    (line, at) => at > began && /^[A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt|Warning)\b/.test(line),
  )
  return end < 0 ? [] : lines.slice(Math.max(began + 1, end - 2), end + 1)
}

function lastLines(lines: readonly string[]): string[] {
  return lines.filter((line) => line.trim() !== '').slice(-MOST_LINES)
}
