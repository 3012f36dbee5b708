import type { Splice } from './splice.ts'
import type { TextFile } from './text-file.ts'

const CONTEXT = 3

/**
 * The edit as `diff -u` and `git diff` show it, ready for `patch -p1`.
 * @param lines the file as it was; its last one is empty when the file ends with a line end
 */
export function unifiedDiff(
  file: string,
  { lines, eol }: Pick<TextFile, 'lines' | 'eol'>,
  splices: readonly Splice[],
): string {
  const endless = lines.at(-1) !== ''
  // What ends with \r\n does so in a diff as well, or patch wouldn't find it.
  const end = eol.slice(0, -1)
  const marked = (mark: string, line: string, noEnd: boolean): string[] =>
    noEnd ? [mark + line, '\\ No newline at end of file'] : [mark + line + end]
  const count = endless ? lines.length : lines.length - 1
  const out = [`--- a/${file}`, `+++ b/${file}`]
  let moved = 0
  for (const hunk of hunks(splices)) {
    const first = hunk[0]!
    const last = hunk.at(-1)!
    const from = Math.max(0, first.at - CONTEXT)
    const to = Math.min(count, last.at + last.removed.length + CONTEXT)
    const body: string[] = []
    let at = from
    const keep = (until: number) => {
      for (; at < until; at++) body.push(...marked(' ', lines[at]!, endless && at === count - 1))
    }
    let grown = 0
    for (const { at: where, removed, inserted } of hunk) {
      keep(where)
      removed.forEach((line, index) => body.push(...marked('-', line, endless && where + index === count - 1)))
      const atEnd = endless && where + removed.length === count
      inserted.forEach((line, index) => body.push(...marked('+', line, atEnd && index === inserted.length - 1)))
      at = where + removed.length
      grown += inserted.length - removed.length
    }
    keep(to)
    out.push(`@@ -${range(from, to - from)} +${range(from + moved, to - from + grown)} @@`, ...body)
    moved += grown
  }
  return `${out.join('\n')}\n`
}

/** Splices whose context would meet stand in one hunk. */
function hunks(splices: readonly Splice[]): Splice[][] {
  const groups: Splice[][] = []
  for (const splice of splices) {
    const before = groups.at(-1)?.at(-1)
    if (before && splice.at - (before.at + before.removed.length) <= 2 * CONTEXT) groups.at(-1)!.push(splice)
    else groups.push([splice])
  }
  return groups
}

/** An empty range stands after its line. */
const range = (from: number, size: number): string =>
  size === 1 ? String(from + 1) : `${size === 0 ? from : from + 1},${size}`
