/** Controls, marks of direction, characters without width, separators of lines, halves of surrogates, tags. */
const HIDDEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

const NAMES: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` }

/** Azure Pipelines, GitHub's older form and TeamCity obey these anywhere in a line. */
const HASH_COMMAND = /##(?=\[|vso\[|teamcity\[)/gi
/**
 * GitHub obeys `::name …::` at the start of a line, blanks before it left out. A text is wrapped at blanks: any word may come to
 * stand there. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
const WORD_COMMAND = /(?<!\w)::(?=[a-z][\w-]*(?:::|\s|$))/gi
/** Columns are wrapped within words as well. */
const KNOWN_COMMAND =
  /::(?=(?:set-output|set-env|add-path|add-mask|add-matcher|remove-matcher|save-state|debug|notice|warning|error|group|endgroup|echo|stop-commands)(?:::|\s|$))/gi

export interface PrintableOptions {
  /** Line ends and tabs stay: a diff, a file. */
  readonly lines?: boolean
}

/** A text whose characters are all seen: what a terminal or a CI would obey is shown as an escape. */
export function printable(text: string, { lines = false }: PrintableOptions = {}): string {
  const seen = text.replaceAll(HIDDEN, (character) =>
    lines && (character === '\n' || character === '\t') ? character : escaped(character),
  )
  return seen
    .replaceAll(HASH_COMMAND, String.raw`#\x23`)
    .replaceAll(KNOWN_COMMAND, String.raw`:\x3a`)
    .replaceAll(WORD_COMMAND, String.raw`:\x3a`)
}

/** `\x1b`, `\u202e` */
function escaped(character: string): string {
  const name = NAMES[character]
  if (name !== undefined) return name
  const code = character.codePointAt(0)!
  if (code < 0x100) return String.raw`\x${hexadecimal(code, 2)}`
  return code < 0x10000 ? String.raw`\u${hexadecimal(code, 4)}` : String.raw`\U${hexadecimal(code, 8)}`
}

const hexadecimal = (code: number, digits: number): string => code.toString(16).padStart(digits, '0')

/** `$'…'` of bash, zsh and ksh. */
export const ansiQuoted = (word: string): string =>
  `$'${printable(word.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`))}'`

/** Characters that are cut off are counted; so many more than the limit aren't worth it, and a text isn't cut twice. */
const TOLERANCE = 40

/** A text of about `max` characters: the rest is counted. */
export function capped(text: string, max: number): string {
  if (text.length <= max + TOLERANCE) return text
  // Not within a surrogate pair.
  const end = /[\ud800-\udbff]/.test(text.charAt(max - 1)) ? max - 1 : max
  return `${text.slice(0, end)}… (+${(text.length - end).toLocaleString('en-US')} characters)`
}
