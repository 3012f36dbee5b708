import { automatonOf } from './automaton.ts'
import { isWordCharacter } from './scan/characters.ts'

/**
 * Characters of a known secret by which it is found: a longer one is hidden as far as the text agrees with it. The more
 * secrets, the fewer: none is to be left out.
 */
const MAX_COMPARED = [200, 64, 32, 16]
/** States of the automaton: more than 2500 secrets. Further ones are left out, the longest first. */
const MAX_STATES = 40_000

/** So few are looked for one by one first, which takes a fraction of the time. */
const MAX_QUICK = 12
const MAX_QUICK_LENGTH = 32
/** Characters of a window within which no pair of any literal's beginning may stand. */
const MAX_WINDOW = 16

export interface LiteralSearch {
  /** Adds starts and ends of all literals in the text to `spans`. */
  find(text: string, spans: number[]): void
}

/**
 * Finds many texts in one pass, however they overlap (Aho and Corasick, "Efficient string matching", 1975). Of those that start
 * at the same place the longest counts.
 */
export function searchFor(literals: readonly string[]): LiteralSearch {
  const texts = [...new Set(literals)].sort((one, other) => one.length - other.length)
  if (texts.length === 0) return { find: () => undefined }
  const compared = comparedOf(texts)
  const prefixes = texts.map((text) => text.slice(0, compared))
  /** Those that are longer than what is compared, by that. */
  const longer = new Map<string, string[]>()
  for (const text of texts)
    if (text.length > compared) {
      const prefix = text.slice(0, compared)
      longer.set(prefix, [...(longer.get(prefix) ?? []), text])
    }
  // Only characters that occur have a column.
  const columns = new Uint16Array(65_536)
  let width = 1
  for (const prefix of prefixes)
    for (let at = 0; at < prefix.length; at++) {
      const character = prefix.charCodeAt(at)
      if (columns[character] === 0) columns[character] = width++
    }
  const { rows, complete } = automatonOf(prefixes, columns, width, MAX_STATES)
  const table = new Int32Array(rows.length * width)
  rows.forEach((row, state) => table.set(row, state * width))
  const found = Int32Array.from(complete)
  const nextStart = skipping(prefixes)
  const quick = texts.length <= MAX_QUICK ? texts.map((text) => text.slice(0, MAX_QUICK_LENGTH)) : null

  return {
    find(text, spans) {
      if (quick !== null && !quick.some((literal) => text.includes(literal))) return
      let state = 0
      for (let at = nextStart(text, 0); at < text.length; at++) {
        const column = columns[text.charCodeAt(at)]!
        state = column === 0 ? 0 : table[state * width + column]!
        // No literal has begun.
        if (state === 0) at = nextStart(text, at + 1) - 1
        if (state === 0 || found[state] === -1) continue
        const literal = prefixes[found[state]!]!
        const start = at + 1 - literal.length
        if (isWord(literal) && !standsAlone(text, start, at + 1)) continue
        let end = at + 1
        for (const whole of longer.get(literal) ?? []) end = Math.max(end, agreement(text, at + 1, whole, compared))
        // What the text agreed with needn't be looked at again.
        if (end > at + 1) state = 0
        spans.push(start, end)
        at = end - 1
      }
    },
  }
}

const comparedOf = (texts: readonly string[]): number =>
  MAX_COMPARED.find((most) => texts.reduce((sum, { length }) => sum + Math.min(length, most), 0) <= MAX_STATES) ??
  MAX_COMPARED.at(-1)!

/** Where the text ends to agree with a secret, from its character `from` on. */
function agreement(text: string, at: number, secret: string, from: number): number {
  let end = at
  for (let next = from; next < secret.length && text.charCodeAt(end) === secret.charCodeAt(next); next++) end += 1
  return end
}

/** Characters of which two are looked at together: others take the place of one below. */
const LOW = 0x7f

/**
 * Finds the next place where a literal may begin, from the pair of characters at the end of a window as long as the shortest
 * literal: most pairs are in none of them (Wu and Manber, "A fast algorithm for multi-pattern searching", 1994).
 */
function skipping(texts: readonly string[]): (text: string, from: number) => number {
  const window = Math.min(MAX_WINDOW, ...texts.map(({ length }) => length))
  if (window < 2) return (_, from) => from
  const shifts = new Uint8Array((LOW + 1) * (LOW + 1)).fill(window - 1)
  for (const text of texts)
    for (let end = 1; end < window; end++) {
      const pair = ((text.charCodeAt(end - 1) & LOW) << 7) | (text.charCodeAt(end) & LOW)
      shifts[pair] = Math.min(shifts[pair]!, window - 1 - end)
    }
  return (text, from) => {
    for (let end = from + window - 1; end < text.length;) {
      const shift = shifts[((text.charCodeAt(end - 1) & LOW) << 7) | (text.charCodeAt(end) & LOW)]!
      if (shift === 0) return end - window + 1
      end += shift
    }
    return text.length
  }
}

/** A short one of letters and digits may be a part of any word: `shop` in `workshop`. */
const isWord = (literal: string): boolean => literal.length < 8 && /^\w+$/.test(literal)

const standsAlone = (text: string, start: number, end: number): boolean =>
  (start === 0 || !isWordCharacter(text.charCodeAt(start - 1))) &&
  (end === text.length || !isWordCharacter(text.charCodeAt(end)))
