import { automatonOf } from '../automaton.ts'
import { NAME_HINTS, nameKind } from '../secret-name.ts'
import { code, isBlank, isLineEnd, isNameCharacter, isQuote, isWordCharacter } from './characters.ts'
import { PROGRAM_OPTIONS } from './directives.ts'
import { tokenPrefixes } from './token-shapes.ts'

/** Wherever these stand, the line is read. What the others are a part of is looked at first. */
const SURE = [
  'bearer',
  'basic',
  'identified',
  'setuser',
  'on >',
  'off >',
  '-----begin ',
  ...Object.keys(PROGRAM_OPTIONS),
]
const NAMES = NAME_HINTS.filter((hint) => !SURE.includes(hint))
const AT = NAMES.length + tokenPrefixes.length
const TEXTS = [...NAMES, ...tokenPrefixes.map((prefix) => prefix.toLowerCase()), '@', ...SURE]

const MAX_NAME = 100
const COLUMNS = 128

interface Table {
  /** The next state, for each state and the low bits of a character: others than ASCII only give a hint too many. */
  readonly next: Uint16Array
  /** In the states from here on a text is complete. */
  readonly firstComplete: number
  /** The text that is complete in each of those. */
  readonly texts: readonly number[]
}

let table: Table | null = null

function build(): Table {
  const columns = Uint8Array.from({ length: COLUMNS }, (_, at) => String.fromCharCode(at).toLowerCase().charCodeAt(0))
  const { rows, complete } = automatonOf(TEXTS, columns, COLUMNS, 4_000)
  const states = [...rows.keys()]
  // The first state stays the first.
  const ordered = [
    ...states.filter((state) => complete[state] === -1),
    ...states.filter((state) => complete[state] !== -1),
  ]
  const places = new Uint16Array(rows.length)
  ordered.forEach((state, place) => (places[state] = place))
  const next = new Uint16Array(rows.length * COLUMNS)
  ordered.forEach((state, place) => {
    for (let at = 0; at < COLUMNS; at++) next[place * COLUMNS + at] = places[rows[state]![columns[at]!]!]!
  })
  const texts = ordered.map((state) => complete[state]!).filter((index) => index !== -1)
  table = { next, firstComplete: states.length - texts.length, texts }
  return table
}

/**
 * Where the next hint of a secret ends, in one pass over the characters: a line without any holds none, and needn't be read
 * (test/redact/hints.test.ts). @returns the text's length where there is no hint
 */
export function nextHint(text: string, from: number): number {
  const { next, firstComplete, texts } = table ?? build()
  const { length } = text
  let state = 0
  /** No address that could hold a secret begins between here and the line's start. */
  let checked = from
  for (let at = from; at < length; at++) {
    state = next[(state << 7) | (text.charCodeAt(at) & 127)]!
    if (state < firstComplete) continue
    const index = texts[state - firstComplete]!
    if (index < NAMES.length) {
      if (isName(text, at)) return at
    } else if (index < AT) {
      if (isToken(text, at, tokenPrefixes[index - NAMES.length]!)) return at
    } else if (index > AT || mayEndUserinfo(text, checked, at)) return at
    else checked = at
  }
  return length
}

/** The whole name around it is one of a secret; too long to say counts too, and what follows an encoded `=`. */
function isName(text: string, at: number): boolean {
  let start = at
  while (start > 0 && start > at - MAX_NAME && isNameCharacter(text.charCodeAt(start - 1))) start -= 1
  let end = at + 1
  while (end < at + MAX_NAME && isNameCharacter(text.charCodeAt(end))) end += 1
  if (end - start >= MAX_NAME || text.charCodeAt(start - 1) === code.percent) return true
  const name = text.slice(start, end)
  return nameKind(name) !== null || (text.charCodeAt(start - 1) === code.backslash && nameKind(name.slice(1)) !== null)
}

/** At the beginning of a word, or after an encoded `=`. */
function isToken(text: string, at: number, prefix: string): boolean {
  const start = at + 1 - prefix.length
  const begins =
    start === 0 || !isWordCharacter(text.charCodeAt(start - 1)) || text.charCodeAt(start - 3) === code.percent
  return begins && text.startsWith(prefix, start)
}

/** Before the `@`, the line has `://`, or the word has a part of it. */
function mayEndUserinfo(text: string, from: number, at: number): boolean {
  let inWord = true
  for (let before = at - 1; before >= from; before--) {
    const character = text.charCodeAt(before)
    if (isLineEnd(character)) return false
    if (isBlank(character) || isQuote(character)) inWord = false
    else if (character === code.slash || character === code.colon || character === code.semicolon) {
      if (inWord || text.startsWith('://', before)) return true
    }
  }
  return false
}
