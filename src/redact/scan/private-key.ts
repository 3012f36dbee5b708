import { code, isBase64, isGap, isLineEnd } from './characters.ts'
import { hide, type Scan } from './scan-state.ts'

const BEGIN = '-----BEGIN '
const END = '-----END'
/** Characters of the longest kind: `ENCRYPTED PRIVATE KEY`, `PGP PRIVATE KEY BLOCK`. */
const MAX_KIND = 40
/** Lines of the longest key, and those without a part of it, such as `Proc-Type: 4,ENCRYPTED`. */
const MAX_LINES = 400
const MAX_HEADERS = 4
/** Characters of a whole line of a key. */
const LINE = 32

/** `-----BEGIN … PRIVATE KEY-----` at `at`: hides what follows, on this line or on the next ones. @returns where to go on */
export function privateKeyAt(scan: Scan, at: number): number {
  const { text } = scan
  if (!text.startsWith(BEGIN, at)) return at
  const kind = text.slice(at + BEGIN.length, at + BEGIN.length + MAX_KIND)
  const dashes = kind.indexOf('-----')
  if (dashes < 0 || !kind.slice(0, dashes).includes('PRIVATE KEY')) return at
  const start = at + BEGIN.length + dashes + 5
  const end = endOfLineOrKey(scan, start)
  if (text.charCodeAt(end) === code.dash) return hide(scan, start, end)
  scan.keyBlock.open = true
  scan.keyBlock.lines = 0
  scan.keyBlock.seen = false
  scan.keyBlock.whole = false
  // Written into one line, with \n, and cut off.
  return end - start > LINE ? hide(scan, start, end) : end
}

/** A line after `-----BEGIN`: hides its last word, behind what the log puts before it. What else is on it is read as ever. */
export function privateKeyLine(scan: Scan, at: number): void {
  const { text, keyBlock } = scan
  const lineEnd = endOfLine(scan, at)
  const closing = text.slice(at, lineEnd).indexOf(END)
  keyBlock.lines += 1
  if (closing >= 0) keyBlock.open = false
  // Quotes, a comma or \n may follow it.
  let end = closing >= 0 ? at + closing : lineEnd
  while (end > at && !isBase64(text.charCodeAt(end - 1))) end -= 1
  if (closing < 0 && text.startsWith(String.raw`\n`, end - 2)) end -= 2
  let start = end
  while (start > at && isBase64(text.charCodeAt(start - 1))) start -= 1
  scan.steps += lineEnd - at
  const before = start === at ? NaN : text.charCodeAt(start - 1)
  const separate = isGap(before) || before === code.quote || before === code.doubleQuote || before === 93
  const isWhole = separate && end - start >= LINE
  const isPart = isWhole || (separate && keyBlock.whole && end > start)
  keyBlock.whole = isWhole
  if (isPart) {
    keyBlock.seen = true
    scan.spans.push(start, end)
  }
  if (keyBlock.lines > (keyBlock.seen ? MAX_LINES : MAX_HEADERS)) keyBlock.open = false
}

/** Where the line ends, or `-----END` begins before: a line may hold any number of keys. */
function endOfLineOrKey(scan: Scan, from: number): number {
  const { text } = scan
  let end = from
  for (; end < text.length; end++) {
    const character = text.charCodeAt(end)
    if (isLineEnd(character) || (character === code.dash && text.startsWith(END, end))) break
  }
  scan.steps += end - from
  return end
}

function endOfLine(scan: Scan, from: number): number {
  let end = from
  while (end < scan.text.length && !isLineEnd(scan.text.charCodeAt(end))) end += 1
  scan.steps += end - from
  return end
}
