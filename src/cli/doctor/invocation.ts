import type { DoctorOutput } from '../../doctor/report.ts'
import type { Theme } from '../../render/theme.ts'
import { examine, type Examined, type ExamineFlags } from '../examine.ts'
import { settingOrigins } from './setting-origins.ts'

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
  readonly json: boolean
  readonly profile: 'ci' | undefined
  readonly theme: Theme
  /** Prints for people; does nothing with --json. */
  readonly print: (text: string) => void
}

export interface CommandResult {
  /** The document of --json. */
  readonly output: DoctorOutput | null
  readonly exitCode: number
}

/** Examines the project as the flags say. */
export const examineProject = ({ flags, given, profile }: Invocation): Promise<Examined> =>
  examine(flags, {
    profile,
    origins: flags.verbose
      ? (settings) => settingOrigins({ ...flags }, given, process.env, settings, profile)
      : undefined,
  })
