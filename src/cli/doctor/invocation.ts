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

/** A run of `doctor` or `preflight` as it was typed. */
export interface Typed {
  readonly flags: DoctorFlags
  /** Names of the flags that were given, not taken from a variable. */
  readonly given: ReadonlySet<string>
  readonly json: boolean
  readonly profile?: 'ci'
  readonly theme: Theme
  /** Prints for people; mute with --json. */
  readonly say: (text: string) => void
}

export interface Told {
  /** The document of --json. */
  readonly output: DoctorOutput | null
  readonly exitCode: number
}

/** One examination, as the flags have it. */
export const look = ({ flags, given, profile }: Typed): Promise<Examined> =>
  examine(flags, {
    profile,
    origins: flags.verbose
      ? (settings) => settingOrigins({ ...flags }, given, process.env, settings, profile)
      : undefined,
  })
