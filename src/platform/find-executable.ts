import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, extname, isAbsolute, join } from 'node:path'
import { hostOs } from './os.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * Looks a program up on PATH, and only there: never in the current directory, which Windows searches first (and the
 * `which` package with it), and where a checkout may plant a `python.exe`.
 * @returns absolute paths of all matches, in PATH order
 */
export function findExecutables(name: string, env: Env): string[] {
  const windows = hostOs() === 'windows'
  const extensions = windows ? windowsExtensions(name, env) : ['']
  return (
    pathOf(env, windows)
      .split(delimiter)
      // Relative entries ("." or "bin") mean the current directory by another name.
      .filter((folder) => isAbsolute(folder))
      .flatMap((folder) => extensions.map((extension) => join(folder, name + extension)))
      .filter(isExecutable)
  )
}

/** The first match on PATH, or null. */
export const findExecutable = (name: string, env: Env): string | null => findExecutables(name, env)[0] ?? null

/** Is there a file that this user may run? On Windows every file may be. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** On Windows names of variables have no case: Path, PATH. */
const pathOf = (env: Env, windows: boolean): string =>
  (windows ? (env['PATH'] ?? Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1]) : env['PATH']) ??
  ''

function windowsExtensions(name: string, env: Env): string[] {
  const extensions = (env['PATHEXT'] ?? '.EXE;.CMD;.BAT').split(';').filter(Boolean)
  const own = extname(name).toUpperCase()
  return extensions.some((extension) => extension.toUpperCase() === own) ? [''] : extensions
}
