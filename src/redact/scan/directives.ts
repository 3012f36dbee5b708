import { code, isBlank, isGap, isQuote, isWordCharacter } from './characters.ts'
import { closing, quotedAt } from './quoted.ts'
import { readValue } from './read-value.ts'
import { hide, type Scan } from './scan-state.ts'
import { isPlaceholder } from '../placeholder.ts'
import { nameKind } from '../secret-name.ts'

/** Characters between an option and its value, as words of a list. */
const MAX_BETWEEN = 8

/** Programs whose short options hold secrets, and the options. */
export const PROGRAM_OPTIONS: Readonly<Record<string, RegExp>> = {
  'redis-cli': /^-a$/,
  'valkey-cli': /^-a$/,
  curl: /^(?:-[uU]|--(?:proxy-)?user$)/,
  mysql: /^-p/,
  mysqldump: /^-p/,
  mysqladmin: /^-p/,
  mariadb: /^-p/,
  'mariadb-dump': /^-p/,
  'mariadb-admin': /^-p/,
  sshpass: /^-p/,
  rabbitmqadmin: /^-p$/,
}

/** A secret after a word and a blank: `requirepass x`, `IDENTIFIED BY 'x'`, `login joe password x`; and names of programs. */
export function directive(scan: Scan, at: number): number {
  const { text } = scan
  let end = at
  while (end < at + 16 && (isWordCharacter(text.charCodeAt(end)) || text.charCodeAt(end) === code.dash)) end += 1
  if (isQuote(text.charCodeAt(end)) && Object.hasOwn(PROGRAM_OPTIONS, text.slice(at, end))) {
    scan.program = text.slice(at, end)
    return end
  }
  if (!isBlank(text.charCodeAt(end))) {
    // Redis' MONITOR: "AUTH" "x"
    if (text.slice(at, end).toLowerCase() !== 'auth' || !isQuote(text.charCodeAt(end))) return at
    const quoted = isBlank(text.charCodeAt(end + 1)) ? quotedAt(text, end + 2) : null
    if (quoted === null) return at
    const { from, end: close, next } = closing(scan, quoted)
    const second = isBlank(text.charCodeAt(next)) ? quotedAt(text, next + 1) : null
    hide(scan, from, close)
    if (second === null) return next
    const value = closing(scan, second)
    return hide(scan, value.from, value.end)
  }
  const word = text.slice(at, end)
  if (Object.hasOwn(PROGRAM_OPTIONS, word)) {
    scan.program = word
    return end
  }
  const name = word.toLowerCase()
  if (name === 'requirepass' || name === 'masterauth' || (name === 'password' && isCredential(scan, at, end))) {
    return readValue(scan, end + 1, { name: word, kind: 'password', startsLine: false, colon: false })
  }
  if (name === 'identified') {
    const by = /^ (?:with \S{1,40} )?(?:by|as)\s{1,4}(?=['"])/i.exec(text.slice(end, end + 60))
    if (by)
      return readValue(scan, end + by[0].length, { name: word, kind: 'password', startsLine: false, colon: false })
  }
  if (word === 'AUTH') return authCommand(scan, end)
  return ASSIGNING.has(name) ? assigned(scan, at, end, word) : at
}

/** `AUTH x`, `AUTH joe x`, as Redis's clients print a command. Words of letters alone are rather prose. */
function authCommand(scan: Scan, end: number): number {
  const found = /^ (?:[\w.-]{1,40} (?=[^\s)]{0,80}\d))?([^\s"'()<>[\]]{1,200})/.exec(scan.text.slice(end, end + 260))
  const value = found?.[1] ?? ''
  if (!found || !/\d/.test(value) || isPlaceholder(value)) return end
  return hide(scan, end + found[0].length - value.length, end + found[0].length)
}

/** Commands and instructions that take a name and a value: `setx`, `setenv`, fish's `set -x`, a Dockerfile's `ENV`. */
const ASSIGNING = new Set(['setx', 'setenv', 'set', 'env'])

function assigned(scan: Scan, at: number, end: number, word: string): number {
  const { text } = scan
  const found = /^[ \t]{1,8}((?:-{1,2}\w{1,20} )*)([\w.]{1,100})[ \t]{1,8}(?=\S)/.exec(text.slice(end, end + 200))
  if (!found) return at
  const [all, flags = '', name = ''] = found
  const command = word.toLowerCase()
  if (command === 'set' ? flags === '' : command === 'env' && (word !== 'ENV' || at > scan.lineStart + 8)) return at
  const kind = nameKind(name)
  if (kind === null) return at
  return readValue(scan, end + all.length, { name, kind, startsLine: false, colon: false })
}

/** SQL's `PASSWORD 'x'`, and .netrc's `login joe password x`. */
function isCredential(scan: Scan, at: number, end: number): boolean {
  const { text } = scan
  if (isQuote(text.charCodeAt(end + 1)))
    return /\b(?:with|user|role|encrypted|login)\b/i.test(text.slice(Math.max(scan.lineStart, at - 60), at))
  return /(?:^|\s)login\s+\S+\s+$/.test(text.slice(Math.max(scan.lineStart, at - 80), at))
}

/** `curl -u joe:x`, `mysql -px`, `redis-cli -a x`. */
export function programOption(scan: Scan, at: number, end: number): number {
  const { text, program } = scan
  let start = text.charCodeAt(at + 1) === code.dash ? end : at + 2
  // A word of a list: ["redis-cli", "-a", "x"]
  if (start === end) start += /^["']?[ ,]*(?=.)|^=/.exec(text.slice(end, end + MAX_BETWEEN))?.[0].length ?? 0
  // mysql takes its password glued only.
  if (start > end && /^(?:mysql|mariadb)/.test(program!)) return end
  const quoted = quotedAt(text, start)
  const { from, end: close } = quoted === null ? { from: start, end: wordEnd(text, start) } : closing(scan, quoted)
  scan.steps += close - at
  if (isPlaceholder(text.slice(from, close)) || text.charCodeAt(from) === code.dash) return end
  const colon = program === 'curl' ? text.slice(from, close).indexOf(':') : -1
  if (program === 'curl' && colon < 0) return end
  return hide(scan, from + colon + 1, close)
}

function wordEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && !isGap(text.charCodeAt(end)) && !isQuote(text.charCodeAt(end))) end += 1
  return end
}
