import type { ShellName } from '../facts/shell.ts'
import { hostOs } from './os.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The shell from which this process was started. Windows doesn't tell: PowerShell adds the folder of the user's modules to
 * PSModulePath (about_PSModulePath), Git's and MSYS2's bash set MSYSTEM.
 */
export function readerShell(env: Env): ShellName {
  if (hostOs() !== 'windows' || env['MSYSTEM']) return 'posix'
  const profile = env['USERPROFILE']?.toLowerCase()
  const modules = (env['PSModulePath'] ?? env['PSMODULEPATH'] ?? '').toLowerCase().split(';')
  return profile && modules.some((folder) => folder.startsWith(profile)) ? 'powershell' : 'cmd'
}
