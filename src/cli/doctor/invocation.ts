import type { Format } from '../../render/reporters.ts'
import type { Theme } from '../../render/theme.ts'
import type { ExamineFlags } from '../examine.ts'

export interface DoctorFlags extends ExamineFlags {
  readonly verbose: boolean
  readonly list: boolean
  readonly watch: boolean
  readonly fix: boolean
  readonly 'dry-run': boolean
  readonly yes: boolean
  readonly undo: boolean
}

/** One run of `doctor` or `preflight`: what was typed, and where its output goes. */
export interface Invocation {
  readonly flags: DoctorFlags
  /** Names of the flags on the command line; the others come from a variable or a default. */
  readonly given: ReadonlySet<string>
  readonly format: Format
  /** Undefined: the project's settings decide. */
  readonly profile: 'dev' | 'ci' | undefined
  readonly theme: Theme
  /** Prints on the way, for people; does nothing in other formats. */
  readonly print: (text: string) => void
}
