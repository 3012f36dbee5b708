import { code, isBlank, isGap, isLineEnd, isNameCharacter, isQuote, isWordCharacter } from './characters.ts'
import { directive, PROGRAM_OPTIONS, programOption } from './directives.ts'
import { nextHint } from './hints.ts'
import { element, pair, separator } from './named-values.ts'
import { privateKeyAt, privateKeyLine } from './private-key.ts'
import { readValue } from './read-value.ts'
import { noKeyBlock, type KeyBlock, type Scan } from './scan-state.ts'
import { awsSecretAt, tokenAt, tokenBeginnings } from './token-shapes.ts'
import { mistypedAt, userinfoAt } from './userinfo.ts'
import { nameKind } from '../secret-name.ts'

const MAX_NAME = 100

export interface Found {
  /** Starts and ends of secrets, in turn. They may overlap. */
  readonly spans: readonly number[]
  /** Characters looked at. */
  readonly steps: number
  /** Where the last line starts that was read; -1: none, or in a private key. */
  readonly lastRead: number
}

/** Characters at which something may begin; all others are passed over. */
const STOPS = new Uint8Array(128)
for (let at = 0; at < 128; at++) if (!isWordCharacter(at)) STOPS[at] = 1

/** Bits of what may begin with two characters. */
const TOKEN = 1
const DIRECTIVE = 2
const BEGINNINGS = new Uint8Array(128 * 128)
const begins = (two: string, bit: number) => {
  BEGINNINGS[(two.charCodeAt(0) << 7) | two.charCodeAt(1)]! |= bit
}
for (const two of tokenBeginnings) begins(two, TOKEN)
for (const word of [
  ...Object.keys(PROGRAM_OPTIONS),
  'requirepass',
  'masterauth',
  'password',
  'identified',
  'auth',
  'setx',
  'env',
])
  for (const one of [word[0]!, word[0]!.toUpperCase()])
    for (const other of [word[1]!, word[1]!.toUpperCase()]) begins(one + other, DIRECTIVE)

/**
 * Finds secrets by what stands around them, in one pass. Every character is looked at a limited number of times, whatever the
 * text is.
 * @param keyBlock what an earlier text of the stream has left open
 * @param every reads every line, not only those with a hint: they hold the same secrets
 */
export function findSecrets(text: string, keyBlock: KeyBlock = noKeyBlock(), every = false): Found {
  const scan: Scan = {
    text,
    spans: [],
    keyBlock,
    lineStart: 0,
    floor: 0,
    program: null,
    awsKey: false,
    valueUntil: keyBlock.valueWithin < 0 ? -1 : keyBlock.valueWithin + keyBlock.context.length,
    addressUntil: -1,
    noTokenUntil: -1,
    steps: 0,
  }
  const length = text.length
  let lastRead = -1
  let hint = every ? Infinity : -1
  /** The next line with a hint of a secret, where nothing of the lines before it is to go on. */
  const lineToRead = (start: number): number => {
    if (every || keyBlock.open || scan.valueUntil >= start) return start < length ? (lastRead = start) : start
    if (hint < start) {
      hint = nextHint(text, start)
      scan.steps += hint - start
    }
    let lineStart = hint
    while (lineStart > start && !isLineEnd(text.charCodeAt(lineStart - 1))) lineStart -= 1
    return hint === length ? length : (lastRead = lineStart)
  }
  let wordStart = lineToRead(0)
  scan.lineStart = wordStart
  if (keyBlock.open && text.charCodeAt(0) !== code.newline) privateKeyLine(scan, 0)
  let at = wordStart < length ? wordAt(scan, wordStart) : length
  while (at < length) {
    const character = text.charCodeAt(at)
    if (character >= 128 || STOPS[character] === 0) {
      at += 1
      continue
    }
    let next = at + 1
    switch (character) {
      case code.newline:
      case code.return:
        next = lineToRead(next)
        scan.lineStart = next
        scan.program = null
        scan.awsKey = false
        wordStart = next
        if (keyBlock.open && next < length && text.charCodeAt(next) !== code.newline) privateKeyLine(scan, next)
        break
      case code.blank:
      case code.tab:
      case code.quote:
      case code.doubleQuote:
      case code.backtick:
        wordStart = next
        break
      case code.equals:
        next = separator(scan, at, text.charCodeAt(next) === code.greater ? at + 2 : next, false)
        break
      case code.colon:
        if (text.startsWith('//', next)) next = userinfoAt(scan, at)
        // `::` belongs to an address of IPv6, or to the name of a test.
        else if (text.charCodeAt(next) !== code.colon)
          next = separator(scan, at, text.charCodeAt(next) === code.equals ? at + 2 : next, true)
        break
      case code.at:
        if (at >= scan.addressUntil) next = mistypedAt(scan, wordStart, at)
        break
      case code.dash:
        next = dash(scan, at)
        break
      case code.comma:
        next = pair(scan, at)
        break
      case code.percent:
        // `=` and `:`, encoded for an address.
        if (text.startsWith('3D', next) || text.startsWith('3A', next) || text.startsWith('3d', next))
          next = separator(scan, at, at + 3, false)
        break
      case code.greater:
        next = element(scan, at)
        break
    }
    if (next > at + 1 && (isQuote(text.charCodeAt(next - 1)) || isGap(text.charCodeAt(next - 1)))) wordStart = next
    at = next
    const first = text.charCodeAt(at)
    if (first < 128 && STOPS[first] === 0) at = wordAt(scan, at)
  }
  keyBlock.valueWithin = Math.max(-1, scan.valueUntil - length)
  scan.steps += length
  return { spans: scan.spans, steps: scan.steps, lastRead: keyBlock.open ? -1 : lastRead }
}

/** What is known by its first letters. @returns where to go on */
function wordAt(scan: Scan, at: number): number {
  const { text } = scan
  const one = text.charCodeAt(at)
  const other = text.charCodeAt(at + 1)
  const known = one < 128 && other < 128 ? BEGINNINGS[(one << 7) | other]! : 0
  if ((known & TOKEN) !== 0) {
    const end = tokenAt(scan, at)
    if (end > at) return end
  }
  if (scan.awsKey) {
    const end = awsSecretAt(scan, at)
    if (end > at) return end
  }
  return (known & DIRECTIVE) === 0 ? at : directive(scan, at)
}

/** `--password x`, a program's own `-a x`, `-----BEGIN PRIVATE KEY-----`. */
function dash(scan: Scan, at: number): number {
  const { text } = scan
  if (text.charCodeAt(at + 1) === code.dash && text.charCodeAt(at + 2) === code.dash) {
    const end = privateKeyAt(scan, at)
    if (end > at) return end
    let dashes = at
    while (text.charCodeAt(dashes) === code.dash) dashes += 1
    // The next `-----BEGIN` may share dashes with this run: its last five.
    return text.startsWith('BEGIN', dashes) && dashes - at > 5 ? dashes - 5 : dashes
  }
  const before = at === 0 ? NaN : text.charCodeAt(at - 1)
  if (!isGap(before) && !isQuote(before) && before !== code.openBracket) return at + 1
  let end = at + 1
  while (end < at + MAX_NAME && isNameCharacter(text.charCodeAt(end))) end += 1
  const option = text.slice(at, end)
  if (scan.program !== null && PROGRAM_OPTIONS[scan.program]!.test(option)) return programOption(scan, at, end)
  const kind = end - at > 2 ? nameKind(option) : null
  // PowerShell and Java have one dash.
  if (kind === null || (!option.startsWith('--') && (kind === 'weak' || kind === 'random'))) return at + 1
  const listed = nextInList(scan, at, end)
  if (listed !== null) return readValue(scan, listed, { name: option, kind, startsLine: false, colon: false })
  if (!isBlank(text.charCodeAt(end))) return at + 1
  let start = end
  while (isBlank(text.charCodeAt(start))) start += 1
  scan.steps += start - end
  // Another option follows, or a sentence.
  if (text.charCodeAt(start) === code.dash || isGap(text.charCodeAt(start))) return start
  return readValue(scan, start, {
    name: option.replace(/^-+/, ''),
    kind: kind === 'weak' || kind === 'header' ? 'secret' : kind,
    startsLine: false,
    colon: true,
  })
}

/** The value of an option that is a word of a YAML list: `[--password, x]`, or an item a line. */
function nextInList({ text, lineStart }: Scan, at: number, end: number): number | null {
  if (text.charCodeAt(end) === code.comma && isBlank(text.charCodeAt(end + 1))) {
    let value = end + 1
    while (isBlank(text.charCodeAt(value)) && value < end + 8) value += 1
    return text.charCodeAt(value) === code.dash ? null : value
  }
  if (at - lineStart > 40 || !/^\s*- ["']?$/.test(text.slice(lineStart, at))) return null
  const found = /^["']?\r?\n\s{0,40}- (?=[^-\s])/.exec(text.slice(end, end + 60))
  return found ? end + found[0].length : null
}
