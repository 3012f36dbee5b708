/** Words with which a text says that the command beside them isn't how it is done (any more). */
const AGAINST =
  /\b(?:(?:do|does|did|will|would|should|must|can)(?:\s+not|n['’]?t)\s+(?!forget|hesitate|need|have|already|yet|see|want)|cannot\b|never\b|avoid\b|no longer\b|deprecated\b|obsolete\b|(?:was|were|been|got) (?:removed|renamed|dropped)|used to\b|previously\b|formerly\b|legacy\b|old (?:way|form|command|style|syntax)|(?:is|are|isn['’]?t|not) (?:un)?supported|wrong\b|incorrect\b|anti-?pattern|bad\b)|❌|✗|🚫|⛔/i
/** `fails`, where it isn't a condition: "if the import fails, run …". */
const FAILS = /\b(?:fails?|hangs?|crash(?:es)?|raises?|breaks?)\b/i
const CONDITION = /\b(?:if|when|whenever|unless|in case|once|until|so that|otherwise)\b/i
/** Headings below which nothing is told to be run as it stands. */
const ASIDE =
  /deprecat|known (?:issue|bug|problem)|troubleshoot|changelog|release notes|history|what['’]?s new|migrat|upgrad|anti-?pattern/i
/** What a program prints when it fails. */
const OUTPUT =
  /^\s*(?:usage:|error:|traceback|.*\b\w*error\b[:(]|.*no such option|.*winerror|.*not enough values to unpack)/i

const speaksAgainst = (text: string): boolean => AGAINST.test(text) || (FAILS.test(text) && !CONDITION.test(text))

/** The last sentence of what stands above a block of code. */
export const lastSentence = (text: string): string =>
  text
    .trim()
    .split(/(?<=[.!?])\s+(?=\S)/)
    .at(-1) ?? ''

/** A block of code below this heading, introduced by this sentence. */
export const blockIsDiscouraged = (heading: string, introduction: string): boolean =>
  ASIDE.test(heading) || speaksAgainst(introduction)

/** A line of a block: by a remark on it or right above it, or by the failure that follows it. */
export function lineIsDiscouraged(lines: readonly string[], index: number): boolean {
  const above = lines[index - 1] ?? ''
  const remark = [
    /#\s*(.*)$/.exec(lines[index] ?? '')?.[1] ?? '',
    /^\s*(?:#|::|rem\b|\/\/)\s*(.*)$/i.exec(above)?.[1] ?? '',
  ]
  if (remark.some(speaksAgainst)) return true
  const rest = lines.slice(index + 1)
  const next = rest.findIndex((line) => /^\s*[$>%#]\s|^\s*(?:PS|[A-Z]:\\)[^>]*>/.test(line))
  return rest.slice(0, next < 0 ? 6 : Math.min(next, 6)).some((line) => OUTPUT.test(line))
}

/** A command inside of a sentence: "Don't use `…`", "`…` doesn't work", "instead of `…`". */
export function spanIsDiscouraged(before: string, after: string): boolean {
  const close = before.split(/(?<=[.!?;:])\s+/).at(-1) ?? ''
  const behind = after.split(/[.!?;]\s|,\s|\b(?:use|run|but|and)\b/i)[0] ?? ''
  return (
    /(?:instead of|rather than|replaces?|than|not|unlike)\s+(?:(?:running|using|the|a|plain|just)\s+)*[("*_]*$/i.test(
      close,
    ) ||
    speaksAgainst(close) ||
    speaksAgainst(behind)
  )
}
