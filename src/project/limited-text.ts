/** What follows a line with more characters is data; no person writes one. */
const MAX_LINE = 4_096
/** Of a file that starts programs. The largest that people write have a tenth of it. */
const MAX_TEXT = 256 * 1024
const MAX_MENTIONS = 200
const MAX_CONTINUED = 200
const MAX_DEPTH = 100
const MAX_ALIASES = 500

/** A text that every parser here gets through: none of them is made for input that someone made to stop it. */
export interface LimitedText {
  readonly text: string
  /** Something was left out that mentions Celery: a command may be missing. */
  readonly cut: boolean
}

/** Without the content of lines that are data; all lines keep their numbers. */
export function withoutLongLines(text: string): string {
  if (text.length <= MAX_LINE) return text
  const lines = text.split('\n')
  return lines.some((line) => line.length > MAX_LINE)
    ? lines.map((line) => (line.length > MAX_LINE ? '' : line)).join('\n')
    : text
}

/** The part of a file that is searched for commands: up to a size and a number of lines about Celery, nothing nested deeper than a hundred. */
export function limitedText(whole: string): LimitedText {
  const text = startOf(whole)
  return { text, cut: mentionsIn(whole) > mentionsIn(text) }
}

const mentionsIn = (text: string): number => text.match(/celery|poolwise/gi)?.length ?? 0

function startOf(whole: string): string {
  const lines = withoutLongLines(whole.slice(0, MAX_TEXT)).split('\n')
  if (whole.length > MAX_TEXT) lines.pop()
  let mentions = 0
  let continued = 0
  const end = lines.findIndex((line) => {
    continued = /[\\^`]\s*$/.test(line) ? continued + 1 : 0
    return (/celery|poolwise/i.test(line) && ++mentions > MAX_MENTIONS) || continued > MAX_CONTINUED
  })
  const text = (end < 0 ? lines : lines.slice(0, end)).join('\n')
  return isNested(text) ? '' : text
}

/** Deeper brackets or more anchors than a person writes: parsers recurse into the ones and search for the others. */
function isNested(text: string): boolean {
  if ((text.match(/(?:^|[\s[{,:-])[&*][\w-]/gm) ?? []).length > 2 * MAX_ALIASES) return true
  let depth = 0
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    if (bracket === '[' || bracket === '{') depth++
    else depth = Math.max(0, depth - 1)
    if (depth > MAX_DEPTH) return true
  }
  return false
}
