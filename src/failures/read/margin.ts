/** Takes from a line what stands in front of every line of the log; other lines stay as they are. */
export type Margin = (line: string) => string

const STAMP = /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?Z| ?[+-]\d\d:?\d\d| UTC)?\]?(?:\t| |$)/
const QUOTE = /^\s{0,8}(?:> ?){1,4}/
const NUMBER = /^\s{0,8}(\d{1,7})(?=[:|\s]|$)[:|]?/

/** What never begins a line of a log that has times of its own: part of a traceback, Celery's header or banner. */
const INNER =
  /^(?:\s{2,}File "|Traceback \(most recent|\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}[^\]]{0,20}: [A-Z]{4,8}\/|\s-{5,} \S+@|Usage: |Error: |Unable to load celery)/

/** As many of the lines: an introduction or an answer may be without. */
const MOST = 0.6

/**
 * Finds a margin: the `>` of a quotation, a number or a time of each line, or a common indent, as where a log was
 * copied from.
 * @param sample the first lines of the log
 */
export function marginOf(sample: readonly string[]): Margin | null {
  const lines = sample.filter((line) => line.trim() !== '')
  const most = (form: RegExp): boolean =>
    lines.length > 0 && lines.filter((line) => form.test(line)).length >= lines.length * MOST
  if (most(QUOTE)) return without(QUOTE)
  if (lines.length > 2 && most(NUMBER) && isCounting(lines)) return withoutNumber(lines)
  if (most(STAMP) && lines.some((line) => STAMP.test(line) && INNER.test(line.replace(STAMP, '')))) {
    return without(STAMP)
  }
  const indent = commonIndent(lines)
  return indent === '' ? null : (line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart())
}

const without =
  (form: RegExp): Margin =>
  (line) =>
    line.replace(form, '')

/** The lines of a traceback are indented behind their numbers: only what all lines have is taken away. */
function withoutNumber(lines: readonly string[]): Margin {
  const rests = lines.filter((line) => NUMBER.test(line)).map((line) => line.replace(NUMBER, ''))
  const gap = commonIndent(rests.filter((rest) => rest.trim() !== ''))
  return (line) => {
    const rest = line.replace(NUMBER, '')
    return rest === line ? line : rest.startsWith(gap) ? rest.slice(gap.length) : rest.trimStart()
  }
}

/** Each line has the number after that of the line before, as an editor or a web page shows it. */
function isCounting(lines: readonly string[]): boolean {
  const numbers = lines.map((line) => Number(NUMBER.exec(line)?.[1] ?? NaN))
  const steps = numbers.filter((number, at) => at > 0 && number > numbers[at - 1]! && number - numbers[at - 1]! < 20)
  return steps.length >= (numbers.length - 1) * MOST
}

function commonIndent(lines: readonly string[]): string {
  let indent = /^\s*/.exec(lines[0] ?? '')![0]
  for (const line of lines) {
    while (!line.startsWith(indent)) indent = indent.slice(0, -1)
    if (indent === '') break
  }
  return indent
}
