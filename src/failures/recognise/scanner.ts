import { hashAt, ordinary, rarestWindow } from './rarest-window.ts'

const SCRATCH_BYTES = 32 * 1024

/** Finds any of many literals in bytes, faster than looking at every byte. */
export interface Scanner {
  /** @returns where the next literal begins at or after `from`, or -1 */
  next(bytes: Uint8Array, from: number, end: number): number
  /** @returns where literals begin, in the order of their lines: all that `next` would find */
  all(bytes: Uint8Array, from: number, end: number): readonly number[]
  /** Whether any literal is in a short text. */
  finds(text: string): boolean
  /** The indexes of all literals that are in a short text. */
  within(text: string): ReadonlySet<number>
}

/**
 * Wu and Manber's search for many patterns (University of Arizona, TR 94-17): a table gives, for the last three bytes
 * under a window as long as the shortest pattern, how far the window can move. On log lines that is most of the
 * window, so about every sixth byte is read.
 * @param literals ASCII, each at least three bytes
 */
export function createScanner(literals: readonly string[]): Scanner {
  const patterns = literals.map((literal) => Buffer.from(literal, 'latin1'))
  const window = Math.min(...patterns.map((pattern) => pattern.length))
  const common = ordinary()
  const offsets = patterns.map((pattern) => rarestWindow(pattern, window, common))
  const shift = new Uint8Array(65_536).fill(Math.min(255, window - 2))
  const buckets = new Map<number, number[]>()
  for (const [index, pattern] of patterns.entries()) {
    const part = pattern.subarray(offsets[index], offsets[index]! + window)
    for (let end = 2; end < window; end++) {
      const hash = hashAt(part, end)
      shift[hash] = Math.min(shift[hash]!, window - 1 - end)
    }
    const last = hashAt(part, window - 1)
    buckets.set(last, [...(buckets.get(last) ?? []), index])
  }

  /** The next position where the window ends in the last three bytes of a pattern. */
  function candidate(bytes: Uint8Array, from: number, end: number): number {
    let at = from + window - 1
    while (at < end) {
      const step = shift[((bytes[at - 2]! << 10) ^ (bytes[at - 1]! << 5) ^ bytes[at]!) & 0xffff]!
      if (step === 0) return at - window + 1
      at += step
    }
    return -1
  }

  const NONE: readonly number[] = []
  const candidatesAt = (bytes: Uint8Array, start: number) => buckets.get(hashAt(bytes, start + window - 1)) ?? NONE

  // One buffer for all short texts: allocating one costs more than searching it.
  const scratch = Buffer.alloc(SCRATCH_BYTES)
  const bytesOf = (text: string): Buffer =>
    text.length <= SCRATCH_BYTES ? scratch.subarray(0, scratch.write(text, 'latin1')) : Buffer.from(text, 'latin1')

  const next = (bytes: Uint8Array, from: number, end: number): number => {
    for (let start = candidate(bytes, from, end); start >= 0; start = candidate(bytes, start + 1, end)) {
      for (const index of candidatesAt(bytes, start)) {
        const at = start - offsets[index]!
        if (at >= from && isAt(bytes, at, end, patterns[index]!)) return at
      }
    }
    return -1
  }

  /** The literal whose last bytes end the window at `last`, if it is in the range. */
  function verify(bytes: Uint8Array, last: number, from: number, end: number, found: number[]): void {
    const start = last - window + 1
    for (const index of candidatesAt(bytes, start)) {
      const at = start - offsets[index]!
      if (at < from || !isAt(bytes, at, end, patterns[index]!)) continue
      found.push(at)
      return
    }
  }

  /** Finishes a part of `all`. */
  function rest(bytes: Uint8Array, at: number, until: number, from: number, end: number, found: number[]): void {
    while (at < until) {
      const step = shift[((bytes[at - 2]! << 10) ^ (bytes[at - 1]! << 5) ^ bytes[at]!) & 0xffff]!
      if (step === 0) verify(bytes, at, from, end, found)
      at += step || 1
    }
  }

  /**
   * Searches the four quarters at once. Each step waits for the one before it, so that one search leaves the processor
   * idle most of the time: four are more than twice as fast.
   */
  function all(bytes: Uint8Array, from: number, end: number): readonly number[] {
    const first = from + window - 1
    const quarter = Math.max(0, (end - first) >> 2)
    const [second, third, fourth] = [first + quarter, first + 2 * quarter, first + 3 * quarter]
    let [a, b, c, d] = [first, second, third, fourth]
    const [inA, inB, inC, inD]: number[][] = [[], [], [], []]
    while (a < second && b < third && c < fourth && d < end) {
      const stepA = shift[((bytes[a - 2]! << 10) ^ (bytes[a - 1]! << 5) ^ bytes[a]!) & 0xffff]!
      const stepB = shift[((bytes[b - 2]! << 10) ^ (bytes[b - 1]! << 5) ^ bytes[b]!) & 0xffff]!
      const stepC = shift[((bytes[c - 2]! << 10) ^ (bytes[c - 1]! << 5) ^ bytes[c]!) & 0xffff]!
      const stepD = shift[((bytes[d - 2]! << 10) ^ (bytes[d - 1]! << 5) ^ bytes[d]!) & 0xffff]!
      if (stepA === 0) verify(bytes, a, from, end, inA!)
      if (stepB === 0) verify(bytes, b, from, end, inB!)
      if (stepC === 0) verify(bytes, c, from, end, inC!)
      if (stepD === 0) verify(bytes, d, from, end, inD!)
      a += stepA || 1
      b += stepB || 1
      c += stepC || 1
      d += stepD || 1
    }
    rest(bytes, a, second, from, end, inA!)
    rest(bytes, b, third, from, end, inB!)
    rest(bytes, c, fourth, from, end, inC!)
    rest(bytes, d, end, from, end, inD!)
    return [...inA!, ...inB!, ...inC!, ...inD!]
  }

  return {
    next,
    all,
    finds(text) {
      const bytes = bytesOf(text)
      return next(bytes, 0, bytes.length) >= 0
    },
    within(text) {
      const bytes = bytesOf(text)
      const indexes = new Set<number>()
      for (
        let start = candidate(bytes, 0, bytes.length);
        start >= 0;
        start = candidate(bytes, start + 1, bytes.length)
      ) {
        for (const index of candidatesAt(bytes, start)) {
          const at = start - offsets[index]!
          if (at >= 0 && isAt(bytes, at, bytes.length, patterns[index]!)) indexes.add(index)
        }
      }
      return indexes
    },
  }
}

function isAt(bytes: Uint8Array, start: number, end: number, pattern: Buffer): boolean {
  if (start + pattern.length > end) return false
  for (let i = 0; i < pattern.length; i++) if (bytes[start + i] !== pattern[i]) return false
  return true
}
