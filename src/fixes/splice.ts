/** Lines that take the place of others. An edit of a file is a list of these, in the order of the lines, none touching another. */
export interface Splice {
  /** Index of the first line concerned, counted in the file as it was. */
  readonly at: number
  readonly removed: readonly string[]
  readonly inserted: readonly string[]
}

/** @throws Error when the lines to be removed aren't there */
export function applySplices(lines: readonly string[], splices: readonly Splice[]): string[] {
  const result = [...lines]
  for (const { at, removed, inserted } of splices.toReversed()) {
    if (removed.some((line, index) => result[at + index] !== line)) throw new Error(`line ${at + 1} is another one now`)
    result.splice(at, removed.length, ...inserted)
  }
  return result
}

/** What takes the edit back, counted in the file as it is after it. */
export function invert(splices: readonly Splice[]): Splice[] {
  let moved = 0
  return splices.map(({ at, removed, inserted }) => {
    const back = { at: at + moved, removed: inserted, inserted: removed }
    moved += inserted.length - removed.length
    return back
  })
}
