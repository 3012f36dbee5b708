import type { PoolName } from '../facts/worker.ts'
import type { AdvisorInput } from './advisor-input.ts'

/** A rule's verdict when it fires. */
export type RuleVerdict =
  /** The pool can't be used, or would do damage. */
  | { readonly rejects: PoolName; readonly reason: string }
  /** The pool fits. Among the pools that no rule rejects, the highest weight wins. */
  | { readonly prefers: PoolName; readonly weight: number; readonly reason: string }
  /** This pool needs these variables and options, or its user should know this. */
  | {
      readonly pool: PoolName
      readonly env?: Readonly<Record<string, string>>
      readonly options?: readonly string[]
      readonly reason: string
    }

/** One row of the advisor's table. It reads the input only; no rule calls another. */
export interface PoolRule {
  /** The file's name. */
  readonly id: string
  when(input: AdvisorInput): readonly RuleVerdict[]
}

export const defineRule = (rule: PoolRule): PoolRule => rule

/** `when` in one line: the verdicts if the condition holds, else none. */
export const iff = (condition: boolean, ...verdicts: readonly RuleVerdict[]): readonly RuleVerdict[] =>
  condition ? verdicts : []
