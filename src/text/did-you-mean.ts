/**
 * The known words most similar to a mistyped one, nearest first.
 * @returns at most three, empty if none is similar
 */
export function didYouMean(word: string, known: readonly string[]): string[] {
  const limit = Math.max(1, Math.floor(word.length / 3))
  return known
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** The number of edits (insertion, deletion, substitution, transposition) that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}

/** The known words that a typed one may stand for: similar ones, else those that begin with it (`win`: `windows`). */
export function meantBy(word: string, known: readonly string[]): string[] {
  const similar = didYouMean(word, known)
  if (similar.length > 0) return similar
  const begun = word.replace(/^-+/, '').length < 3 ? [] : known.filter((one) => one.startsWith(word.toLowerCase()))
  return begun.slice(0, 3)
}
