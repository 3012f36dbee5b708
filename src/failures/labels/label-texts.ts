import type { Label } from '../label.ts'

/** What is told of a failure, wherever it is found: one place for `explain`, `doctor` and `worker launch`. */
export interface LabelText {
  /** A few words, lower case unless a name begins them. */
  readonly title: string
  /** Why it happens: one or two sentences. */
  readonly cause: string
  /** What to do: one or two sentences. */
  readonly action: string
}

export type LabelTexts = Readonly<Partial<Record<Label, LabelText>>>
