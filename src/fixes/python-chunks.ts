import { blankStrings } from '../project/app/python-source.ts'

/** A top-level statement of a Python file with its body and continuation lines. */
export interface Chunk {
  /** Index of its first line. */
  readonly first: number
  /** Index of its last line that isn't blank or a comment. */
  readonly last: number
  /** Its code, strings blanked. */
  readonly code: string
}

const CONTINUES = /^(?:else|elif|except|finally)\b/

/** The top-level statements of a Python file, by lines and brackets; the project's own Python checks the result. Pure. */
export function chunksOf(lines: readonly string[]): Chunk[] {
  const code = blankStrings(lines.join('\n')).split('\n')
  const chunks: { first: number; last: number }[] = []
  let depth = 0
  let joined = false
  code.forEach((text, index) => {
    const inside = depth > 0 || joined
    const bare = text.replace(/#.*$/, '').trimEnd()
    for (const sign of bare) depth += '([{'.includes(sign) ? 1 : ')]}'.includes(sign) ? -1 : 0
    joined = bare.endsWith('\\')
    // A blanked string leaves spaces where there was text.
    if (bare.trim() === '' && lines[index]!.trim().replace(/^#.*$/, '') === '') return
    const current = chunks.at(-1)
    const starts = !inside && /^\S/.test(text) && !CONTINUES.test(text) && lines[index]!.startsWith(text[0]!)
    if (starts || !current) chunks.push({ first: index, last: index })
    else current.last = index
  })
  return chunks.map(({ first, last }) => ({ first, last, code: code.slice(first, last + 1).join('\n') }))
}
