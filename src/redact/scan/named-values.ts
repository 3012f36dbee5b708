import { code, isBlank, isDigit, isGap, isLetter, isNameCharacter, isQuote } from './characters.ts'
import { readValue } from './read-value.ts'
import { hide, type Scan } from './scan-state.ts'
import { isPlaceholder } from '../placeholder.ts'
import { nameKind } from '../secret-name.ts'

const MAX_NAME = 100

const MAX_BLANKS = 8

/** Characters between `name: DB_PASSWORD` and its `value`. */
const MAX_PAIR = 200
const VALUE = /\bvalue\\*["']?\s{0,8}[=:]\s{0,8}\\*(["'])([^"'\\]{1,150})(\\*\1\s{0,8},?\s{0,8}\\*["']?)$/i

/** A quotation mark in an address, and in JSON for web pages. */
const ENCODED_QUOTE = /%2[27]$|\\+u002[27]$/i

/** Calls whose last argument belongs to the name before it. */
const SETTERS = /(?:^|[.\s(='"])(?:setattr|set|setenv|hset|put|setdefault|set_value)\([^()]{0,60}$/i

/** `=`, `:`, `=>` or `:=`: hides what follows, if the name before is one of a secret. */
export function separator(scan: Scan, at: number, after: number, colon: boolean): number {
  const { text } = scan
  const name = nameBefore(scan, at)
  if (name === null) return after
  const { start, end } = name
  // Figures of a time.
  if (end - start < 5 && isDigit(text.charCodeAt(start))) return after
  const word = text.slice(start, end)
  let kind = nameKind(word)
  // `\napi_key=x`: a line's end before the name, as Python's repr shows it.
  if (kind === null && text.charCodeAt(start - 1) === code.backslash && /^[nrt]/.test(word))
    kind = nameKind(word.slice(1))
  if (kind === null) {
    if (word.length > 8) return after
    const lower = word.toLowerCase()
    if ((lower === 'name' || lower === 'key') && namesSecret(scan, after)) {
      if (!valueBefore(scan, start)) scan.valueUntil = after + MAX_PAIR
    }
    if (lower !== 'value' || at > scan.valueUntil) return after
    kind = 'secret'
    scan.valueUntil = -1
  }
  // `==` and `!=` compare, with a text that may be the secret.
  const unequal = text.charCodeAt(at - 1) === code.exclamation
  if (unequal && kind !== 'password' && kind !== 'secret') return after
  if (unequal || (text.charCodeAt(after) === code.equals && !colon)) {
    let value = unequal ? after : after + 1
    while (isBlank(text.charCodeAt(value))) value += 1
    if (!isQuote(text.charCodeAt(value))) return after
    return readValue(scan, value, { name: word, kind, startsLine: false, colon: false })
  }
  // A program adds to tokens; a Makefile, to a variable in capitals.
  if (text.charCodeAt(at - 1) === code.plus && word !== word.toUpperCase()) return after
  const spaced = colon && isBlank(text.charCodeAt(after))
  return readValue(scan, after, { name: word, kind, startsLine: startsLine(scan, start, colon), colon: spaced })
}

/** The name that ends before a separator: behind blanks, a quotation mark, and the bracket of a subscript. */
function nameBefore({ text, floor }: Scan, at: number): { start: number; end: number } | null {
  let end = at
  // Make's `?=` and `+=`
  const before = end > floor ? text.charCodeAt(end - 1) : NaN
  if (before === code.question || before === code.plus || before === code.exclamation) end -= 1
  let blanks = 0
  while (end > floor && isBlank(text.charCodeAt(end - 1)) && blanks++ < MAX_BLANKS) end -= 1
  if (end > floor && text.charCodeAt(end - 1) === code.closeBracket) end -= 1
  // CSV and batch files double a quotation mark, PowerShell has a backtick before it.
  for (let marks = 0; marks < 3 && end > floor && isQuote(text.charCodeAt(end - 1)); marks++) end -= 1
  while (end > floor && text.charCodeAt(end - 1) === code.backslash) end -= 1
  const encoded = ENCODED_QUOTE.exec(text.slice(Math.max(floor, end - 8), end))
  if (encoded) end -= encoded[0].length
  let start = end
  const limit = Math.max(floor, end - MAX_NAME)
  while (start > limit && isNameCharacter(text.charCodeAt(start - 1))) start -= 1
  return start < end ? { start, end } : null
}

/** Whether the name is the first of its line, but for what files put before: `export `, `- `, `$env:`. */
function startsLine({ text, lineStart }: Scan, start: number, colon: boolean): boolean {
  if (start - lineStart > 40) return false
  const before = text.slice(lineStart, start)
  if (colon && !/^[+ -]?\s*(?:- )?["']?$/.test(before)) return false
  return /^[+-]?\s*(?:- )?["']?(?:export |set |setx |ENV |env |ARG |\$env:|\$)?["']?$/i.test(before)
}

/** `value="x" name="DB_PASSWORD"`: hides the value that stands right before. */
function valueBefore(scan: Scan, start: number): boolean {
  const from = Math.max(scan.lineStart, scan.floor, start - MAX_PAIR)
  const found = VALUE.exec(scan.text.slice(from, start))
  if (!found) return false
  const end = from + found.index + found[0].length - found[3]!.length
  hide(scan, end - found[2]!.length, end)
  return true
}

/** The value of `name` or `key` is itself the name of a secret: Kubernetes and others write variables as pairs. */
function namesSecret({ text }: Scan, at: number): boolean {
  let start = at
  while (
    start < at + 6 &&
    (isBlank(text.charCodeAt(start)) || isQuote(text.charCodeAt(start)) || text.charCodeAt(start) === code.backslash)
  )
    start += 1
  let end = start
  while (end < start + MAX_NAME && isNameCharacter(text.charCodeAt(end))) end += 1
  return end > start && nameKind(text.slice(start, end)) !== null
}

/** `['--password', 'x']`, `('password', 'x')`: a quoted name and a quoted value beside it. */
export function pair(scan: Scan, at: number): number {
  const { text } = scan
  if (at === 0 || !isQuote(text.charCodeAt(at - 1))) return at + 1
  let value = at + 1
  while (isBlank(text.charCodeAt(value)) && value < at + MAX_BLANKS) value += 1
  if (text.charCodeAt(value) === 98 || text.charCodeAt(value) === 117) value += 1
  if (!isQuote(text.charCodeAt(value)) && text.charCodeAt(value) !== code.backslash) return at + 1
  const name = nameBefore(scan, at)
  if (name === null) return at + 1
  const word = text.slice(name.start, name.end)
  const kind = nameKind(word)
  if (kind === null) return at + 1
  let open = name.start
  while (open > scan.floor && (isQuote(text.charCodeAt(open - 1)) || text.charCodeAt(open - 1) === code.backslash))
    open -= 1
  if (text.charCodeAt(open - 1) === 98 || text.charCodeAt(open - 1) === 117) open -= 1
  const before = open === 0 ? NaN : text.charCodeAt(open - 1)
  const isPair = before === code.open || before === code.openBracket
  const isAuth = word === 'AUTH'
  const isSetter = () => SETTERS.test(text.slice(Math.max(scan.lineStart, scan.floor, open - 80), open))
  if (!word.startsWith('--') && !isPair && !isAuth && !isSetter()) return at + 1
  if (isAuth) return authArguments(scan, value)
  if (word.startsWith('--') && text.charCodeAt(value + 1) === code.dash) return at + 1
  return readValue(scan, value, { name: word, kind, startsLine: false, colon: false })
}

/** `('AUTH', 'joe', 'x')`: both are hidden. */
function authArguments(scan: Scan, value: number): number {
  const { text } = scan
  let next = readValue(scan, value, { name: 'AUTH', kind: 'secret', startsLine: false, colon: false })
  const separator = /^,\s{0,8}[bu]?(?=\\*["'])/.exec(text.slice(next, next + 12))
  if (separator)
    next = readValue(scan, next + separator[0].length, {
      name: 'AUTH',
      kind: 'secret',
      startsLine: false,
      colon: false,
    })
  return next
}

/** `ACL SETUSER joe on >x`, and the same in a file of Redis's users. */
function redisUser(scan: Scan, at: number): number {
  const { text, lineStart } = scan
  if (at - lineStart > MAX_PAIR || !REDIS_USER.test(text.slice(lineStart, at))) return at + 1
  let end = at + 1
  while (end < text.length && !isGap(text.charCodeAt(end)) && !isQuote(text.charCodeAt(end))) end += 1
  scan.steps += end - lineStart
  return isPlaceholder(text.slice(at + 1, end)) ? at + 1 : hide(scan, at + 1, end)
}
const REDIS_USER = /\bACL\s+SETUSER\s|^\s*user\s|\buser\s+\S+\s+(?:on|off)\s/i

/** `<key>DB_PASSWORD</key> <string>x</string>`, with `name` and `value` too: hides the second one's text. */
function elementPair(scan: Scan, at: number): number {
  const found = ELEMENT_PAIR.exec(scan.text.slice(at + 1, at + 1 + 2 * MAX_PAIR))
  if (!found || nameKind(found[1]!) === null || isPlaceholder(found[2]!.trim())) return at + 1
  const end = at + 1 + found[0].length
  return hide(scan, end - found[2]!.length, end)
}
const ELEMENT_PAIR = /^([\w.-]{1,100})<\/(?:key|name)>(?:\s|\\{1,4}[nrt]){0,40}<[a-z]{1,20}>([^<\n]{1,200})(?=<\/)/i

/** `<password>x</password>` */
export function element(scan: Scan, at: number): number {
  const { text, floor } = scan
  if (at > scan.lineStart && isBlank(text.charCodeAt(at - 1))) return redisUser(scan, at)
  let start = at
  while (start > Math.max(floor, at - MAX_NAME) && isNameCharacter(text.charCodeAt(start - 1))) start -= 1
  let nameEnd = at
  if (start === at || text.charCodeAt(start - 1) !== code.less) {
    // It has attributes.
    start = at
    while (start > Math.max(floor, scan.lineStart, at - MAX_PAIR) && !isBracket(text.charCodeAt(start - 1))) start -= 1
    scan.steps += at - start
    nameEnd = start
    while (nameEnd < at && isNameCharacter(text.charCodeAt(nameEnd))) nameEnd += 1
  }
  if (start === nameEnd || text.charCodeAt(start - 1) !== code.less || !isLetter(text.charCodeAt(start))) return at + 1
  const name = text.slice(start, nameEnd)
  if (/^(?:key|name)$/i.test(name)) return elementPair(scan, at)
  if (nameKind(name) === null) return at + 1
  let end = at + 1
  while (end < text.length && text.charCodeAt(end) !== code.less && text.charCodeAt(end) !== code.newline) end += 1
  scan.steps += end - at
  if (!text.startsWith(`</${name}`, end) || isPlaceholder(text.slice(at + 1, end).trim())) return at + 1
  return hide(scan, at + 1, end)
}

const isBracket = (character: number): boolean => character === code.less || character === code.greater
