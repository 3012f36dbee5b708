import { examine, type Examined } from '../examine.ts'
import type { Invocation } from './invocation.ts'
import { settingOrigins } from './setting-origins.ts'

/** Examines the project as the flags say. */
export const examineProject = ({ flags, given, profile }: Invocation): Promise<Examined> =>
  examine(flags, {
    profile,
    origins: flags.verbose
      ? (settings) => settingOrigins({ ...flags }, given, process.env, settings, profile)
      : undefined,
  })
