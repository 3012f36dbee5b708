import type { Printed } from '../render/reporter.ts'

/** What the work of a command comes to. */
export interface CommandResult {
  /** The document to print in the chosen format; null: everything was printed on the way. */
  readonly printed: Printed | null
  readonly exitCode: number
}
