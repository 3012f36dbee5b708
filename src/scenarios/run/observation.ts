import type { Explanation } from '../../failures/explanation.ts'

/** What a run showed. */
export interface Observation {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** null: it was still running, and was ended by us. */
  readonly exitCode: number | null
  readonly signal: string | null
  readonly startError: string | null
  readonly running: boolean
  readonly seconds: number
  readonly tasks: number
  readonly notes: Readonly<Record<string, number>>
  readonly log: string
  readonly explanation: Explanation
}

export const doneIn = ({ notes }: Observation): number => notes['done'] ?? 0
