import type { ShellName } from '../facts/shell.ts'
import { quoteFor, setForCmd, singleQuoted } from './quote.ts'

/**
 * The line for a command that shells have themselves, each in its own form, whichever shell's words it is written in: `cp`
 * and `copy`, `export` and `set`. Null for programs. Pure.
 */
export function builtin(argv: readonly string[], shell: ShellName): string | null {
  const [name, first, second] = argv
  if ((name === 'cp' || name === 'copy') && first !== undefined && second !== undefined && argv.length === 3)
    return copy(first, second, shell)
  if ((name === 'export' || name === 'set') && argv.length === 2) {
    const [, variable, value] = /^(\w+)=(.*)$/s.exec(first ?? '') ?? []
    return variable === undefined || value === undefined ? null : assignment(variable, value, shell)
  }
  return null
}

/** `copy` is a command of cmd.exe and an alias of PowerShell. */
function copy(from: string, to: string, shell: ShellName): string {
  const quote = quoteFor(shell)
  // A path like `-x` would be an option.
  const words = [from, to].map((path) => {
    const own = shell === 'posix' ? path.replaceAll('\\', '/') : path.replaceAll('/', '\\')
    return quote(own.startsWith('-') ? `${shell === 'posix' ? './' : '.\\'}${own}` : own, null)
  })
  return [shell === 'posix' ? 'cp' : 'copy', ...words].join(' ')
}

/** For all that is started in the same shell afterwards. An empty value unsets it, as it does in cmd.exe. */
export function assignment(name: string, value: string, shell: ShellName): string {
  switch (shell) {
    case 'posix':
      return value === '' ? `unset ${name}` : `export ${name}=${quoteFor('posix')(value, null)}`
    case 'powershell':
      return value === '' ? `Remove-Item Env:${name}` : `$env:${name} = ${singleQuoted(value)}`
    case 'cmd':
      return setForCmd(name, value)
  }
}
