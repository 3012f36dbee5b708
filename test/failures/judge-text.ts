import { createDiagnoser, type Judgement } from '../../src/failures/diagnoser.ts'
import { readLog } from '../../src/failures/read/log-reader.ts'

/** Judges a text as `poolwise explain` would judge a file with it. */
export function judgeText(text: string): Judgement {
  const diagnoser = createDiagnoser()
  const lines = text.split(/\r\n|\n|\r/)
  const reader = readLog((event) => diagnoser.see(event), lines)
  lines.forEach((line, at) => reader.line(line, at + 1))
  reader.flush()
  return diagnoser.judge()
}

export const labelsIn = (text: string): string[] => judgeText(text).sightings.map(({ label }) => label)
