import { code, isLineEnd, isQuote, isWordCharacter } from './characters.ts'
import type { Scan } from './scan-state.ts'

interface Quoted {
  /** The quotation mark. */
  readonly mark: number
  /** Backslashes before it: JSON in JSON has one, then three. */
  readonly depth: number
  /** Where its text starts. */
  readonly from: number
  readonly triple: boolean
}

const MAX_DEPTH = 31

export function quotedAt(text: string, at: number): Quoted | null {
  let start = at
  while (text.charCodeAt(start) === code.backslash && start < at + MAX_DEPTH) start += 1
  const mark = text.charCodeAt(start)
  if (!isQuote(mark)) return null
  const triple = start === at && text.charCodeAt(at + 1) === mark && text.charCodeAt(at + 2) === mark
  // Doubled within a quoted text, as CSV and batch files write it: ""x""
  const doubled =
    !triple && start === at && text.charCodeAt(at + 1) === mark && isWordCharacter(text.charCodeAt(at + 2))
  return { mark, depth: start - at, from: start + (triple ? 3 : doubled ? 2 : 1), triple }
}

/** The end of a quoted text, on its line. `next`: what follows its closing mark. */
export function closing(
  scan: Scan,
  { mark, depth, from, triple }: Quoted,
): { from: number; end: number; next: number } {
  const { text } = scan
  let at = from
  for (; at < text.length; at++) {
    let character = text.charCodeAt(at)
    if (isLineEnd(character)) break
    const run = at
    while (character === code.backslash) character = text.charCodeAt(++at)
    const slashes = at - run
    if (isLineEnd(character) || at >= text.length) break
    if (character !== mark) continue
    if (triple) {
      if (text.charCodeAt(at + 1) !== mark || text.charCodeAt(at + 2) !== mark) continue
      scan.steps += at - from
      return { from, end: at, next: at + 3 }
    }
    // Doubled in Python's repr: `"password='ab\\'x'"` goes on after the mark.
    if (depth === 0 && slashes > 0 && isWordCharacter(text.charCodeAt(at + 1))) continue
    if (depth === 0 ? slashes % 2 === 0 : slashes <= depth) {
      scan.steps += at - from
      const end = depth === 0 ? at : Math.max(from, at - slashes)
      return { from, end, next: at + 1 }
    }
  }
  scan.steps += at - from
  return { from, end: at, next: at }
}
