import { code, isBlank, isDigit, isLetter, isNameCharacter, isQuote } from './characters.ts'
import { readValue } from './read-value.ts'
import { hide, type Scan } from './scan-state.ts'
import { isPlaceholder } from '../placeholder.ts'
import { nameKind } from '../secret-name.ts'

const MAX_NAME = 100

const MAX_BLANKS = 8

/** Characters between `name: DB_PASSWORD` and its `value`. */
const MAX_PAIR = 200

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
  if (kind === null) {
    if (word.length > 8) return after
    const lower = word.toLowerCase()
    if (lower === 'name' || lower === 'key')
      scan.valueUntil = namesSecret(scan, after) ? after + MAX_PAIR : scan.valueUntil
    if (lower !== 'value' || at > scan.valueUntil) return after
    kind = 'secret'
    scan.valueUntil = -1
  }
  // `==` compares, with a text that may be the secret.
  if (text.charCodeAt(after) === code.equals && !colon) {
    let value = after + 1
    while (isBlank(text.charCodeAt(value))) value += 1
    if (!isQuote(text.charCodeAt(value))) return after + 1
    return readValue(scan, after + 1, { name: word, kind, startsLine: false, colon: false })
  }
  const spaced = colon && isBlank(text.charCodeAt(after))
  return readValue(scan, after, { name: word, kind, startsLine: startsLine(scan, start, colon), colon: spaced })
}

/** The name that ends before a separator: behind blanks, a quotation mark, and the bracket of a subscript. */
function nameBefore({ text, floor }: Scan, at: number): { start: number; end: number } | null {
  let end = at
  let blanks = 0
  while (end > floor && isBlank(text.charCodeAt(end - 1)) && blanks++ < MAX_BLANKS) end -= 1
  if (end > floor && text.charCodeAt(end - 1) === code.closeBracket) end -= 1
  if (end > floor && isQuote(text.charCodeAt(end - 1))) end -= 1
  while (end > floor && text.charCodeAt(end - 1) === code.backslash) end -= 1
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
  if (!word.startsWith('--') && !isPair) return at + 1
  if (word.startsWith('--') && text.charCodeAt(value + 1) === code.dash) return at + 1
  return readValue(scan, value, { name: word, kind, startsLine: false, colon: false })
}

/** `<password>x</password>` */
export function element(scan: Scan, at: number): number {
  const { text, floor } = scan
  let start = at
  while (start > Math.max(floor, at - MAX_NAME) && isNameCharacter(text.charCodeAt(start - 1))) start -= 1
  if (start === at || text.charCodeAt(start - 1) !== code.less || !isLetter(text.charCodeAt(start))) return at + 1
  const name = text.slice(start, at)
  if (nameKind(name) === null) return at + 1
  let end = at + 1
  while (end < text.length && text.charCodeAt(end) !== code.less && text.charCodeAt(end) !== code.newline) end += 1
  scan.steps += end - at
  if (!text.startsWith(`</${name}`, end) || isPlaceholder(text.slice(at + 1, end).trim())) return at + 1
  return hide(scan, at + 1, end)
}
