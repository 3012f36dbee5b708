import type { OsName } from '../../facts/platform.ts'
import type { RemedyCommand } from '../define-check.ts'

const POSIX = ['linux', 'macos']
const WINDOWS = ['windows']

/** Commands of a shell itself, in the words of the system's own shell; `src/shell/builtin.ts` has their form in each shell. */

/** Copies a file of the project. @param system that it is for */
export const copyFile = (from: string, to: string, system: OsName): RemedyCommand =>
  system === 'windows'
    ? { argv: ['copy', backslashes(from), backslashes(to)], platforms: WINDOWS }
    : { argv: ['cp', from, to], platforms: POSIX }

/** Sets a variable for what is started next in the same shell. */
export const setVariable = (name: string, value: string, system: OsName): RemedyCommand =>
  system === 'windows'
    ? { argv: ['set', `${name}=${value}`], platforms: WINDOWS }
    : { argv: ['export', `${name}=${value}`], platforms: POSIX }

/** A command without a variable that is set in the shell. */
export const withoutVariable = (name: string, argv: readonly string[], system: OsName): readonly RemedyCommand[] =>
  system === 'windows'
    ? [
        { argv: ['set', `${name}=`], platforms: WINDOWS },
        { argv, platforms: WINDOWS },
      ]
    : [{ argv: ['env', '-u', name, ...argv], platforms: POSIX }]

const backslashes = (path: string): string => path.replaceAll('/', '\\')
