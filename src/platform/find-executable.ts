import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { hostOs } from './os.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * Looks a program up on PATH, and only there: never in the current directory, where Windows looks first and
 * where anybody's checkout could plant a `python.exe`.
 * @returns absolute paths of all matches, in PATH order
 */
export function findExecutables(name: string, env: Env): string[] {
  const windows = hostOs() === 'windows'
  const path = (windows ? (env['PATH'] ?? env['Path']) : env['PATH']) ?? ''
  const extensions = windows ? (env['PATHEXT'] ?? '.EXE;.CMD;.BAT').split(';').filter(Boolean) : ['']
  return (
    path
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
