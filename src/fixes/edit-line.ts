import type { EditFix } from '../checks/remedy/fix.ts'
import { ok, refused, type Result } from './result.ts'
import type { Splice } from './splice.ts'

/** The splice of an EditFix in the file as it is now. Pure. */
export function editLine(lines: readonly string[], { line, before, after }: EditFix): Result<Splice[]> {
  const pattern = new RegExp(
    before
      .split(' ')
      .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join(String.raw`[ \t]+`)
      // Not inside a longer word.
      .replace(/^(?=\w)/, String.raw`(?<![\w.-])`)
      .replace(/(?<=\w)$/, String.raw`(?![\w-])`),
    'g',
  )
  const times = (text: string | undefined) => text?.match(pattern)?.length ?? 0
  // Another fix may have moved the line: then it must be the only match.
  const others = lines.flatMap((text, index) => (times(text) > 0 ? [index] : []))
  const at = times(lines[line - 1]) === 1 ? line - 1 : others.length === 1 ? others[0]! : -1
  const text = lines[at]
  if (text === undefined || times(text) !== 1) return refused(`line ${line} does not contain "${before}" exactly once`)
  return ok([{ at, removed: [text], inserted: [text.replace(pattern, () => after)] }])
}
