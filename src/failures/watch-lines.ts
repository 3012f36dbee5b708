import { createDiagnoser, type Judgement, type Sighting } from './diagnoser.ts'
import { severityOf } from './label.ts'
import { readLog } from './read/log-reader.ts'

export interface LineWatch {
  line(text: string): void
  /** No line has come for a while: the record that is open counts as complete. */
  settle(): void
  judge(): Judgement
}

/**
 * Judges a worker's output while it is written.
 * @param onFailure called once for each failure, when it is first seen; not for what only informs
 */
export function watchLines(onFailure: (sighting: Sighting) => void): LineWatch {
  const diagnoser = createDiagnoser()
  const told = new Set<string>()
  let number = 0
  const reader = readLog((event) => {
    for (const label of diagnoser.see(event)) {
      if (told.has(label) || severityOf(label) === 'info') continue
      told.add(label)
      const sighting = diagnoser.judge().sightings.find((one) => one.label === label)
      if (sighting) onFailure(sighting)
    }
  })
  return {
    line(text) {
      reader.line(text, ++number)
    },
    settle: () => reader.flush(),
    judge: () => diagnoser.judge(),
  }
}
