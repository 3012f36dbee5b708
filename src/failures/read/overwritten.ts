/** How many parts of an overwritten line are kept, from its start and from its end. */
const MAX_PARTS = 10_000

/**
 * The texts that a program wrote over one another on one line, as progress bars do with CR.
 * @returns all of them; of a line with more than 20,000, the first and the last 10,000
 */
export function overwrittenParts(line: string): string[] {
  const [head, tail] = [nthReturn(line, 'indexOf', 1), nthReturn(line, 'lastIndexOf', -1)]
  const parts = head >= 0 && tail > head ? [line.slice(0, head), line.slice(tail + 1)] : [line]
  return parts.flatMap((part) => part.replace(/\r$/, '').split(/\r+/))
}

/** The position of the MAX_PARTS-th CR, counted from one end; -1 where there are fewer. */
function nthReturn(line: string, find: 'indexOf' | 'lastIndexOf', step: 1 | -1): number {
  let at = step === 1 ? -1 : line.length
  for (let count = 0; count < MAX_PARTS; count++) {
    // lastIndexOf takes a negative start for 0.
    if (at + step < 0) return -1
    at = line[find]('\r', at + step)
    if (at < 0) return -1
  }
  return at
}
