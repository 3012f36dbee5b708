import { delimiter, isAbsolute } from 'node:path'
import { hostOs } from './os.ts'

type Env = Record<string, string | undefined>

/** Where systems look when PATH is not set; some would look in the current directory as well. */
const STANDARD = '/usr/bin:/bin'

/**
 * Takes relative and empty entries out of PATH, for this process and all that it starts: they mean the current directory,
 * in which a checkout may hold a program named `hostname` or `git`. On Windows, which looks there before PATH, the variable
 * that turns this off is set
 * (https://learn.microsoft.com/windows/win32/api/processenv/nf-processenv-needcurrentdirectoryforexepathw).
 */
export function useSafePath(env: Env): void {
  const windows = hostOs() === 'windows'
  // On Windows names of variables have no case: Path, PATH.
  const name = (windows && Object.keys(env).find((key) => key.toUpperCase() === 'PATH')) || 'PATH'
  const entries = (env[name] ?? '').split(delimiter)
  const safe = entries.filter((entry) => isAbsolute(windows ? entry.replaceAll('"', '') : entry)).join(delimiter)
  if (windows) {
    if (env[name] !== undefined) env[name] = safe
    env['NoDefaultCurrentDirectoryInExePath'] = '1'
  } else {
    env[name] = safe || STANDARD
  }
}
