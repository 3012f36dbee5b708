/** A text without what a terminal doesn't show, and where each of its characters stands in the whole. */
export interface PlainView {
  readonly text: string
  /** The place in the whole text of the character at `at`. */
  start(at: number): number
  /** The place after the last character before `at`. */
  end(at: number): number
}

const asItIs = (text: string): PlainView => ({ text, start: (at) => at, end: (at) => at })

// CSI and OSC sequences, other escapes.
const ESCAPES =
  /\u001b\[[0-9;:?]{0,64}[ -/]{0,4}[@-~]|\u001b\][^\u0007\u001b\n]{0,512}(?:\u0007|\u001b\\)|\u001b[ -/]{0,4}[0-Z\\^-~]?/
// The same, and characters without width, as Python's repr and JSON write them: `\x1b[0m`, `\u200b`.
const WRITTEN =
  /\\{1,4}(?:(?:x1b|u001b|033|e)\[[0-9;]{0,32}[A-Za-z]|(?:x1b|u001b|033)\][^\\\n]{0,512}\\{1,4}(?:x07|u0007|a|x1b\\{1,4})|x(?:00|ad)|u(?:0000|00ad|061c|200[b-f]|202[a-e]|206[0-46-9]|feff))/
// Controls but tab and line ends; characters without width, marks of direction.
const CHARACTERS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/
// Bytes, each as one character: those above 7F are parts of characters in UTF-8, some without width.
const BYTES =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\u00e2\u0080[\u008b-\u008f\u00aa-\u00ae]|\u00e2\u0081[\u00a0-\u00a4\u00a6-\u00a9]|\u00ef\u00bb\u00bf|\u00c2\u00ad|\u00d8\u009c/

const anyOf = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join('|'), 'y')
const HIDDEN = anyOf(ESCAPES, WRITTEN, CHARACTERS)
const HIDDEN_BYTES = anyOf(ESCAPES, WRITTEN, BYTES)
const FIRST = new RegExp(String.raw`\\[xu0e\\]|${CHARACTERS.source}`, 'g')
const FIRST_BYTE = /\\[xu0e\\]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00c2\u00d8\u00e2\u00ef]/g

/**
 * The text as a reader sees it: colours between a name and its value, or inside of it, hide nothing from a reader either.
 * @param bytes the text has one character for each byte
 */
export function plainView(whole: string, bytes: boolean): PlainView {
  const first = bytes ? FIRST_BYTE : FIRST
  const hidden = bytes ? HIDDEN_BYTES : HIDDEN
  let found = nextHidden(whole, 0, first, hidden)
  if (found === null) return asItIs(whole)
  const parts: string[] = []
  /** For each part, where it starts in the plain text and in the whole. */
  const plainStarts: number[] = []
  const wholeStarts: number[] = []
  let length = 0
  let last = 0
  const keep = (from: number, to: number) => {
    if (to === from) return
    parts.push(whole.slice(from, to))
    plainStarts.push(length)
    wholeStarts.push(from)
    length += to - from
  }
  while (found !== null) {
    keep(last, found.index)
    last = found.index + found[0].length
    found = nextHidden(whole, last, first, hidden)
  }
  keep(last, whole.length)
  const place = (at: number): number => {
    let low = 0
    let high = plainStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (plainStarts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return (wholeStarts[low] ?? 0) + at - (plainStarts[low] ?? 0)
  }
  return { text: parts.join(''), start: place, end: (at) => (at === 0 ? 0 : place(at - 1) + 1) }
}

/** Its first character is found in a fraction of the time. */
function nextHidden(text: string, from: number, first: RegExp, hidden: RegExp): RegExpExecArray | null {
  first.lastIndex = from
  for (let start = first.exec(text); start !== null; start = first.exec(text)) {
    hidden.lastIndex = start.index
    const found = hidden.exec(text)
    if (found) return found
    first.lastIndex = start.index + 1
  }
  return null
}
