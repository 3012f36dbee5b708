import { createDiagnoser, type DiagnoserOptions } from '../../src/failures/recognise/diagnoser.ts'
import type { Judgement } from '../../src/failures/recognise/judgement.ts'
import { readLog } from '../../src/failures/read/log-reader.ts'

/** Judges a text as `poolwise explain` would judge a file with it. */
export function judgeText(text: string, options: DiagnoserOptions = {}): Judgement {
  const diagnoser = createDiagnoser(options)
  const lines = text.split(/\r\n|\n|\r/)
  const reader = readLog((event) => diagnoser.see(event), lines)
  lines.forEach((line, at) => reader.line(line, at + 1))
  reader.flush()
  return diagnoser.judge()
}

export const failuresIn = (text: string, options: DiagnoserOptions = {}): string[] =>
  judgeText(text, options).sightings.map(({ id }) => id)
