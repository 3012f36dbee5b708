import { code, isBlank, isGap, isQuote, isWordCharacter } from './characters.ts'
import { closing, quotedAt } from './quoted.ts'
import { readValue } from './read-value.ts'
import { hide, type Scan } from './scan-state.ts'
import { isPlaceholder } from '../placeholder.ts'

/** Programs whose short options hold secrets, and the options. */
export const PROGRAM_OPTIONS: Readonly<Record<string, RegExp>> = {
  'redis-cli': /^-a$/,
  'valkey-cli': /^-a$/,
  curl: /^-(?:u|U)$/,
  mysql: /^-p/,
  mysqldump: /^-p/,
  mysqladmin: /^-p/,
  sshpass: /^-p/,
  rabbitmqadmin: /^-p$/,
}

/** A secret after a word and a blank: `requirepass x`, `IDENTIFIED BY 'x'`, `login joe password x`; and names of programs. */
export function directive(scan: Scan, at: number): number {
  const { text } = scan
  let end = at
  while (end < at + 16 && (isWordCharacter(text.charCodeAt(end)) || text.charCodeAt(end) === code.dash)) end += 1
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
  if (name === 'identified' && /^ by\s+['"]/i.test(text.slice(end, end + 6)))
    return readValue(scan, end + 4, { name: word, kind: 'password', startsLine: false, colon: false })
  return at
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
  let start = at + 2
  if (start === end) while (isBlank(text.charCodeAt(start))) start += 1
  // mysql takes its password glued only.
  if (start > end && program!.startsWith('mysql')) return end
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
