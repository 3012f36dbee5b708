/** States that say how much of which text the characters so far are. The first state: of none. */
export interface Automaton {
  /** For each state and column, the next state. */
  readonly rows: readonly Int32Array[]
  /** The longest text that is complete in a state; -1: none. */
  readonly complete: readonly number[]
}

/**
 * For finding many texts in one pass, however they overlap (Aho and Corasick, "Efficient string matching", 1975).
 * @param columns the column of each character; 0: occurs in no text
 * @param width the number of columns
 * @param maxStates further texts are left out
 */
export function automatonOf(
  texts: readonly string[],
  columns: ArrayLike<number>,
  width: number,
  maxStates: number,
): Automaton {
  const rows: Int32Array[] = [new Int32Array(width)]
  const complete: number[] = [-1]
  texts.forEach((text, index) => {
    if (rows.length > maxStates) return
    let state = 0
    for (let at = 0; at < text.length; at++) {
      const row = rows[state]!
      const column = columns[text.charCodeAt(at)]!
      if (row[column] === 0) {
        row[column] = rows.length
        rows.push(new Int32Array(width))
        complete.push(-1)
      }
      state = row[column]!
    }
    if (complete[state] === -1) complete[state] = index
  })
  link(rows, complete)
  return { rows, complete }
}

/** Completes the rows: where a text doesn't go on, the longest end of it that another one begins with does. */
function link(rows: readonly Int32Array[], complete: number[]): void {
  const fallback = new Int32Array(rows.length)
  const queue = [...rows[0]!].filter((state) => state !== 0)
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head]!
    const other = fallback[state]!
    const row = rows[state]!
    if (complete[state] === -1 && complete[other] !== -1) complete[state] = complete[other]!
    const below = rows[other]!
    for (let column = 1; column < row.length; column++) {
      const next = row[column]!
      if (next === 0) row[column] = below[column]!
      else {
        fallback[next] = below[column]!
        queue.push(next)
      }
    }
  }
}
