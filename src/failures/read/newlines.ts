const PIECE_BYTES = 16 * 1024
/** Lines shorter than this are counted faster byte by byte than with indexOf. */
const SHORT_LINE = 16

/** The number of newlines in a range. */
export function countNewlines(bytes: Buffer, from: number, end: number): number {
  let count = 0
  let dense = false
  for (let at = from; at < end; at += PIECE_BYTES) {
    const until = Math.min(end, at + PIECE_BYTES)
    const found: number = dense ? countByByte(bytes, at, until) : countBySearch(bytes, at, until)
    dense = found > PIECE_BYTES / SHORT_LINE
    count += found
  }
  return count
}

function countBySearch(bytes: Buffer, from: number, end: number): number {
  let count = 0
  for (let at = bytes.indexOf(10, from); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) count++
  return count
}

function countByByte(bytes: Buffer, from: number, end: number): number {
  let count = 0
  for (let at = from; at < end; at++) if (bytes[at] === 10) count++
  return count
}
