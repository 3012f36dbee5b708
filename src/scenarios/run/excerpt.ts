import { diagnosed } from './compare.ts'
import type { Observation } from './observation.ts'

/** Of a log without a failure. */
const MAX_LINES = 3
const MAX_WIDTH = 400

/** The lines that show the failure: the one `explain` points at and the error it ends in, else the last lines. */
export function excerptOf(seen: Observation): string {
  const lines = seen.log.split('\n').map((line) => line.trimEnd())
  const first = diagnosed(seen)
  const start = first === null || first.severity === 'warning' ? null : first.first.line - 1
  const shown = start === null ? lastLines(lines) : [lines[start] ?? first!.first.text, ...endOfTraceback(lines, start)]
  return shown.map((line) => line.slice(0, MAX_WIDTH)).join('\n')
}

/** The exception at the end of the traceback that follows this line, if one does. */
function endOfTraceback(lines: readonly string[], start: number): string[] {
  const began = lines.findIndex((line, at) => at >= start && at <= start + 2 && line.startsWith('Traceback '))
  if (began < 0) return []
  const end = lines.findIndex(
    (line, at) => at > began && /^[A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt|Warning)\b/.test(line),
  )
  return end < 0 ? [] : lines.slice(Math.max(began + 1, end - 2), end + 1)
}

function lastLines(lines: readonly string[]): string[] {
  return lines.filter((line) => line.trim() !== '').slice(-MAX_LINES)
}
