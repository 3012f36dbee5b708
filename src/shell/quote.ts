import type { ShellName } from '../facts/shell.ts'
import { ansiQuoted, printable } from '../text/printable.ts'

type Quote = (word: string, home: string | null) => string

/**
 * A word as it has to be typed so that the program receives it unchanged. A path in the home directory is written with the
 * shell's own abbreviation, outside of quotes that would keep it from being expanded.
 * @param home null: not abbreviated
 */
export const quoteFor = (shell: ShellName): Quote => ({ posix, powershell, cmd })[shell]

function posix(word: string, home: string | null): string {
  const [first = '', ...rest] = atHome(word, home, '/')
  if (rest.length === 0) return quotedPosix(first)
  // `~` is expanded only at the start of a word.
  if (first === '' && rest.length === 1) return rest[0] === '' ? '~' : `~/${quotedPosix(rest[0]!.slice(1))}`
  return [first, ...rest].map((part) => (part === '' ? '' : quotedPosix(part))).join('"$HOME"')
}

/** Double quotes, which Windows has as well, unless something in them would be special. */
function quotedPosix(text: string): string {
  if (printable(text) !== text) return ansiQuoted(text)
  if (/^[\w@%+=:,./-]+$/.test(text)) return text
  return /["$`!\\]/.test(text) ? `'${text.replaceAll("'", String.raw`'\''`)}'` : `"${text}"`
}

/**
 * Double quotes where they do, because cmd.exe knows no others. PowerShell makes a list of a word with a comma, and ends
 * `-x.y` at the dot (about_Parsing).
 */
function powershell(word: string, home: string | null): string {
  const parts = atHome(word, home, '\\')
  if (parts.length > 1) return `"${parts.map((part) => part.replaceAll(/[`"$]/g, '`$&')).join('$HOME')}"`
  if (/^(?:--?[A-Za-z][\w=-]*|\.?[A-Za-z][\w.:-]*|\.?\.?[\w.-]*(?:[/\\][\w.-]+)+|\d+|\.)$/.test(word)) return word
  // PowerShell treats typographic quotes as the plain ones.
  return /["`$‘’‚‛“”„]/.test(word) ? singleQuoted(word) : `"${word}"`
}

/** PowerShell's single quotes: only they are special between them, typographic ones like the plain one. */
export const singleQuoted = (text: string): string => `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`

/** Programs take `\"` for a quote. */
function cmd(word: string, home: string | null): string {
  if (word.includes('"')) return literalForCmd(`"${word.replaceAll(/(\\*)"/g, String.raw`$1$1\"`)}"`)
  const text = atHome(word, home, '\\').join('%USERPROFILE%')
  return /^[\w@+=:./\\-]+$/.test(text) ? text : `"${text}"`
}

/**
 * For cmd.exe a quote ends the last one, whatever stands before it, and what follows would be commands: with carets nothing is
 * special, the quotes neither.
 */
const literalForCmd = (text: string): string => text.replaceAll(/[()%!^"<>&|]/g, '^$&')

/** `set` for cmd.exe. It takes everything up to the last quote. @param more stands behind the value, for cmd.exe to expand */
export const setForCmd = (name: string, value: string, more = ''): string =>
  value.includes('"') ? `set ${literalForCmd(`"${name}=${value}`)}${more}^"` : `set "${name}=${value}${more}"`

/** The word split where it names the home directory. */
function atHome(word: string, home: string | null, separator: string): string[] {
  if (home === null || home.length < 2 || !word.includes(home)) return [word]
  const parts: string[] = ['']
  word.split(home).forEach((part, index) => {
    // `/home/ann` is not the start of `/home/anna`.
    const starts = part === '' || part.startsWith(separator) || part.startsWith('/')
    if (index === 0) parts[0] = part
    else if (starts) parts.push(part)
    else parts.push(`${parts.pop() ?? ''}${home}${part}`)
  })
  return parts
}
