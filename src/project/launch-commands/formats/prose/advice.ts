/** Words that mark a command as wrong or outdated. */
const AGAINST =
  /\b(?:(?:do|does|did|will|would|should|must|can)(?:\s+not|n['’]?t)\s+(?!forget|hesitate|need|have|already|yet|see|want)|cannot\b|never\b|avoid\b|no longer\b|deprecated\b|obsolete\b|(?:was|were|been|got) (?:removed|renamed|dropped)|used to\b|previously\b|formerly\b|legacy\b|old (?:way|form|command|style|syntax)|(?:is|are|isn['’]?t|not) (?:un)?supported|wrong\b|incorrect\b|anti-?pattern|bad\b)|❌|✗|🚫|⛔/i
/** `fails`, if it is not a condition: "if the import fails, run …". */
const FAILS = /\b(?:fails?|hangs?|crash(?:es)?|raises?|breaks?)\b/i
const CONDITION = /\b(?:if|when|whenever|unless|in case|once|until|so that|otherwise)\b/i
/** Headings of sections whose commands are not instructions. */
const NOT_INSTRUCTIONS =
  /deprecat|known (?:issue|bug|problem)|troubleshoot|changelog|release notes|history|what['’]?s new|migrat|upgrad|anti-?pattern/i
/** Output of a program that fails. */
const OUTPUT =
  /^\s*(?:usage:|error:|traceback|.*\b\w*error\b[:(]|.*no such option|.*winerror|.*not enough values to unpack)/i

const discourages = (text: string): boolean => AGAINST.test(text) || (FAILS.test(text) && !CONDITION.test(text))

/** The last sentence above a code block. */
export const lastSentence = (text: string): string =>
  text
    .trim()
    .split(/(?<=[.!?])\s+(?=\S)/)
    .at(-1) ?? ''

/** For a code block below this heading, introduced by this sentence. */
export const blockIsDiscouraged = (heading: string, introduction: string): boolean =>
  NOT_INSTRUCTIONS.test(heading) || discourages(introduction)

/** For a line of a block: a comment on it or right above it, or an error message that follows it. */
export function lineIsDiscouraged(lines: readonly string[], index: number): boolean {
  const above = lines[index - 1] ?? ''
  const remark = [
    /#\s*(.*)$/.exec(lines[index] ?? '')?.[1] ?? '',
    /^\s*(?:#|::|rem\b|\/\/)\s*(.*)$/i.exec(above)?.[1] ?? '',
  ]
  if (remark.some(discourages)) return true
  const rest = lines.slice(index + 1)
  const next = rest.findIndex((line) => /^\s*[$>%#]\s|^\s*(?:PS|[A-Z]:\\)[^>]*>/.test(line))
  return rest.slice(0, next < 0 ? 6 : Math.min(next, 6)).some((line) => OUTPUT.test(line))
}

/** For a command within a sentence: "Don't use `…`", "`…` doesn't work", "instead of `…`". */
export function spanIsDiscouraged(before: string, after: string): boolean {
  const close = before.split(/(?<=[.!?;:])\s+/).at(-1) ?? ''
  const behind = after.split(/[.!?;]\s|,\s|\b(?:use|run|but|and)\b/i)[0] ?? ''
  return (
    /(?:instead of|rather than|replaces?|than|not|unlike)\s+(?:(?:running|using|the|a|plain|just)\s+)*[("*_]*$/i.test(
      close,
    ) ||
    discourages(close) ||
    discourages(behind)
  )
}
