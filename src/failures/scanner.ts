/** Finds any of many literals in bytes, faster than looking at every byte. */
export interface Scanner {
  /** @returns where the next literal begins at or after `from`, or -1 */
  next(bytes: Uint8Array, from: number, end: number): number
  /** The indexes of all literals that are in a short text. */
  within(text: string): ReadonlySet<number>
}

/**
 * Wu and Manber's search for many patterns (University of Arizona, TR 94-17): a table says, by the last three bytes
 * under a window as long as the shortest pattern, how far the window may be moved on. On log lines that is most of
 * the window, so only every sixth byte or so is looked at.
 * @param literals ASCII, each at least three bytes
 */
export function createScanner(literals: readonly string[]): Scanner {
  const patterns = literals.map((literal) => Buffer.from(literal, 'latin1'))
  const window = Math.min(...patterns.map((pattern) => pattern.length))
  const shift = new Uint8Array(65_536).fill(Math.min(255, window - 2))
  const buckets = new Map<number, number[]>()
  for (const [index, pattern] of patterns.entries()) {
    for (let end = 2; end < window; end++) {
      const hash = hashOf(pattern[end - 2]!, pattern[end - 1]!, pattern[end]!)
      shift[hash] = Math.min(shift[hash]!, window - 1 - end)
    }
    const last = hashOf(pattern[window - 3]!, pattern[window - 2]!, pattern[window - 1]!)
    buckets.set(last, [...(buckets.get(last) ?? []), index])
  }

  /** The next place where the window's last three bytes are those of a pattern. */
  function candidate(bytes: Uint8Array, from: number, end: number): number {
    let at = from + window - 1
    while (at < end) {
      const step = shift[((bytes[at - 2]! << 10) ^ (bytes[at - 1]! << 5) ^ bytes[at]!) & 0xffff]!
      if (step === 0) return at - window + 1
      at += step
    }
    return -1
  }

  const bucketAt = (bytes: Uint8Array, start: number): readonly number[] =>
    buckets.get(hashOf(bytes[start + window - 3]!, bytes[start + window - 2]!, bytes[start + window - 1]!)) ?? []

  return {
    next(bytes, from, end) {
      for (let start = candidate(bytes, from, end); start >= 0; start = candidate(bytes, start + 1, end)) {
        if (bucketAt(bytes, start).some((index) => isAt(bytes, start, end, patterns[index]!))) return start
      }
      return -1
    },
    within(text) {
      const bytes = Buffer.from(text, 'latin1')
      const found = new Set<number>()
      for (
        let start = candidate(bytes, 0, bytes.length);
        start >= 0;
        start = candidate(bytes, start + 1, bytes.length)
      ) {
        for (const index of bucketAt(bytes, start))
          if (isAt(bytes, start, bytes.length, patterns[index]!)) found.add(index)
      }
      return found
    },
  }
}

const hashOf = (a: number, b: number, c: number): number => ((a << 10) ^ (b << 5) ^ c) & 0xffff

function isAt(bytes: Uint8Array, start: number, end: number, pattern: Buffer): boolean {
  if (start + pattern.length > end) return false
  for (let i = 0; i < pattern.length; i++) if (bytes[start + i] !== pattern[i]) return false
  return true
}

/** How many lines end between two places. */
export function countNewlines(bytes: Buffer, from: number, end: number): number {
  let count = 0
  let at = from
  for (; at < end && (bytes.byteOffset + at) % 4 !== 0; at++) if (bytes[at] === 10) count++
  const words = at < end ? new Int32Array(bytes.buffer, bytes.byteOffset + at, (end - at) >> 2) : []
  for (let i = 0; i < words.length; i++) {
    // Four bytes at once: a byte of `x` is zero where the line feed is.
    const x = words[i]! ^ 0x0a0a0a0a
    const zero = ~(((x & 0x7f7f7f7f) + 0x7f7f7f7f) | x | 0x7f7f7f7f)
    count += Math.imul(zero >>> 7, 0x01010101) >>> 24
  }
  for (at += words.length * 4; at < end; at++) if (bytes[at] === 10) count++
  return count
}
