import type { PoolName } from '../facts/worker.ts'
import type { AdvisorInput } from './advisor-input.ts'

/** What a rule says when it fires. */
export type RuleVerdict =
  /** The pool can't be used, or would do harm. */
  | { readonly rejects: PoolName; readonly reason: string }
  /** The pool suits. The highest weight among the pools that nobody rejected wins. */
  | { readonly prefers: PoolName; readonly weight: number; readonly reason: string }
  /** Whoever runs this pool needs these variables and options, or should know this. */
  | {
      readonly pool: PoolName
      readonly env?: Readonly<Record<string, string>>
      readonly options?: readonly string[]
      readonly reason: string
    }

/** One row of the advisor's table. Looks at the input and at nothing else; no rule calls another. */
export interface PoolRule {
  /** The file's name. */
  readonly id: string
  when(input: AdvisorInput): readonly RuleVerdict[]
}

export const defineRule = (rule: PoolRule): PoolRule => rule

/** `when` in one line: the verdicts if the condition holds, else none. */
export const iff = (condition: boolean, ...verdicts: readonly RuleVerdict[]): readonly RuleVerdict[] =>
  condition ? verdicts : []
