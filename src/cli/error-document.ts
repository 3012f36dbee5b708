import type { exitCodes } from '../exit-codes.ts'

/** What is wrong, for programs: what every command prints with --json where it has no result. */
export interface CommandError {
  /** USAGE: what was typed, a variable, a settings file, or a set-up that the command can't go on without. DEFECT: poolwise's own. */
  code: 'USAGE' | 'DEFECT'
  message: string
  /** What to do, one sentence. */
  next: string
  /** Where the mistake stands in a settings file. */
  location?: ErrorLocation
  exitCode: typeof exitCodes.usage | typeof exitCodes.defect
}

export interface ErrorLocation {
  /** As seen from the current folder. */
  file: string
  /** Counted from 1, as columns are. */
  line: number
  column: number | null
  /** The line itself. */
  source: string
}

/** The one document that a command prints with --json instead of its own when it fails. */
export interface ErrorDocument {
  schemaVersion: 1
  error: CommandError
}
