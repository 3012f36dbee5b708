import type { RemedyCommand } from '../../src/checks/define-check.ts'
import type { OsName } from '../../src/facts/platform.ts'
import type { ShellName } from '../../src/facts/shell.ts'
import { pasteable, shellOn } from '../../src/shell/pasteable.ts'

/** Programs and commands of a shell that Windows doesn't have. */
export const POSIX_ONLY =
  /^(?:export|unset|source|\.|env|sh|bash|cp|mv|rm|ln|touch|cat|grep|ls|df|kill|pkill|ps|chmod|chown|mount|umask|sudo|nohup|setsid|ulimit|apt(?:-get)?|brew|systemctl|python3(?:\.\d+)?)$/

/** What only Windows has. */
const WINDOWS_ONLY = /^(?:set|copy|py|winget|del|where(?:\.exe)?)$/

export const isFor = ({ platforms }: Pick<RemedyCommand, 'platforms'>, system: OsName): boolean =>
  platforms.length === 0 || platforms.includes(system)

const foreign: Readonly<Record<OsName, RegExp>> = { linux: WINDOWS_ONLY, macos: WINDOWS_ONLY, windows: POSIX_ONLY }

/** What a shell reads otherwise than the author of a line meant it, outside of its quotes. */
const misread: Readonly<Record<ShellName, RegExp>> = {
  posix: /[<>|;(){}*?#!]|\$(?!["H{])|^set |^copy |%\w+%/,
  // Windows PowerShell 5.1 has no `&&`; a word with a comma is a list.
  powershell: /&&|\|\||\\$|[<>|(){}@,#]|^(?:export|cp|env) /,
  cmd: /['$]|[<>|;()]|(?<!&)&(?!&? ?(?:popd)?)|^(?:export|cp|env) /,
}

/** The line without what stands between quotes, which the shell hands on as it is. */
const bare = (line: string, shell: ShellName): string =>
  line
    .replaceAll(shell === 'cmd' ? /"(?:\\"|[^"])*"/g : /"(?:[\\`].|[^"\\`])*"|'(?:''|[^'])*'/gs, 'q')
    // What pasteable itself writes around a command.
    .replace(/^\(cd (\S+) && (.*)\)$/, 'cd $1 / $2')

/**
 * Why a command can't be pasted in a shell of a system for which it is printed; empty: it can.
 * @param system for which it was made: one that names no systems was made for this one
 */
export function unpasteable(command: RemedyCommand, system: OsName): string[] {
  const shells: readonly (readonly [OsName, ShellName])[] =
    system === 'windows'
      ? [
          ['windows', 'powershell'],
          ['windows', 'cmd'],
        ]
      : [[system, 'posix']]
  return shells.flatMap(([on, shell]) => {
    if (!isFor(command, on)) return []
    const [program = ''] = command.argv
    if (foreign[on].test(program)) return [`${program} is not a command of ${on}`]
    const line = pasteable(command, { ...shellOn(on), shell })
    return misread[shell].test(bare(line, shell)) ? [`${shell}: ${line}`] : []
  })
}
