/** Lines that replace others. An edit of a file is a list of these, in line order, none adjacent to another. */
export interface Splice {
  /** Index of the first line, in the file before the edit. */
  readonly at: number
  readonly removed: readonly string[]
  readonly inserted: readonly string[]
}

/** @throws Error when the lines to remove differ from the file's */
export function applySplices(lines: readonly string[], splices: readonly Splice[]): string[] {
  const result = [...lines]
  for (const { at, removed, inserted } of splices.toReversed()) {
    if (removed.some((line, index) => result[at + index] !== line)) throw new Error(`line ${at + 1} has changed`)
    result.splice(at, removed.length, ...inserted)
  }
  return result
}

/** The reverse edit, for the file after the edit. */
export function invert(splices: readonly Splice[]): Splice[] {
  let moved = 0
  return splices.map(({ at, removed, inserted }) => {
    const back = { at: at + moved, removed: inserted, inserted: removed }
    moved += inserted.length - removed.length
    return back
  })
}
