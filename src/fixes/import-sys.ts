import type { Chunk } from './python-chunks.ts'
import { ok, refused, type Result } from './result.ts'
import type { Splice } from './splice.ts'

/**
 * `import sys` among the file's own imports; nothing when it is there already. Pure.
 * @param before index of the line before which it must stand
 */
export function importSys(lines: readonly string[], chunks: readonly Chunk[], before: number): Result<Splice[]> {
  const above = chunks.filter(({ first }) => first <= before)
  if (above.some(({ code }) => /^import\s+(?:[^\n]*,\s*)?sys\s*(?:,|$)/m.test(code))) return ok([])
  if (chunks.some(({ code }) => /(?:^|\bas\s+|\bimport\s+)sys\s*(?:=(?!=)|$|,)/m.test(code)))
    return refused('sys is the name of something else in this file')
  const code = above.findIndex((chunk, index) => !isPrelude(chunk, index))
  const start = above[code]
  if (!start) return refused('this file has no code')
  const block = run(above, code)
  const plain = block.filter((chunk) => /^import\s/.test(chunk.code))
  const smaller = plain.findLast((chunk) => word(chunk) < 'sys')
  if (smaller) return ok([{ at: smaller.last + 1, removed: [], inserted: ['import sys'] }])
  if (plain[0]) return ok([{ at: plain[0].first, removed: [], inserted: ['import sys'] }])
  // Comments right above the first code stay with it.
  let at = start.first
  while (at > 0 && /^#(?!!| -\*-)/.test(lines[at - 1]!)) at--
  return ok([{ at, removed: [], inserted: ['import sys', ''] }])
}

/** The docstring, and what has to stand first. */
const isPrelude = ({ code }: Chunk, index: number): boolean =>
  (index === 0 && /^[rRuU]?["']/.test(code)) || /^from\s+__future__\s/.test(code)

/** The imports that follow each other without a blank line, from the first code on. */
function run(chunks: readonly Chunk[], from: number): Chunk[] {
  const found: Chunk[] = []
  for (const chunk of chunks.slice(from)) {
    const last = found.at(-1)
    if (!/^(?:import|from)\s/.test(chunk.code) || (last && chunk.first > last.last + 1)) break
    found.push(chunk)
  }
  return found
}

const word = ({ code }: Chunk): string => /^import\s+([\w.]+)/.exec(code)?.[1] ?? ''
