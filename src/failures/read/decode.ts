/** How a log's bytes are decoded. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'legacy' | 'binary'

/**
 * The encoding of a log, by its first bytes, with or without a byte order mark. PowerShell's `>` writes UTF-16; Python
 * on Windows writes the system's code page.
 */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  const zeros = zeroBytes(head)
  const half = head.length / 2
  if (half >= 4 && zeros.odd > half * 0.6 && zeros.even < half * 0.1) return 'utf-16le'
  if (half >= 4 && zeros.even > half * 0.6 && zeros.odd < half * 0.1) return 'utf-16be'
  // A log that was truncated while open for writing has a run of zero bytes: the rest of it decides.
  const hole = holes(head)
  if (
    hole > head.length * 0.75 ||
    zeros.even + zeros.odd - hole > (head.length - hole) * 0.1 ||
    isKnownBinary(head) ||
    controls(head) - hole > (head.length - hole) * 0.1
  )
    return 'binary'
  return isUtf8(head) ? 'utf-8' : 'legacy'
}

function zeroBytes(head: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 }
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2 ? 'odd' : 'even']++
  return zeros
}

const MIN_HOLE_BYTES = 256

/** The number of zero bytes in long runs. */
function holes(head: Uint8Array): number {
  let count = 0
  let run = 0
  for (let at = 0; at <= head.length; at++) {
    if (head[at] === 0) run++
    else {
      if (run >= MIN_HOLE_BYTES) count += run
      run = 0
    }
  }
  return count
}

function controls(head: Uint8Array): number {
  let count = 0
  for (const byte of head)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 27 && byte !== 12 && byte !== 8) count++
  return count
}

const BINARY: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90],
  [0x89, 0x50, 0x4e, 0x47],
  [0x50, 0x4b, 3, 4],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x42, 0x5a, 0x68],
  [0x25, 0x50, 0x44, 0x46],
  [0xff, 0xd8, 0xff],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
]
const isKnownBinary = (head: Uint8Array): boolean =>
  BINARY.some((magic) => magic.every((byte, at) => head[at] === byte))

/** Valid UTF-8, except for a character cut off by the end of the sample. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

const lenient = new TextDecoder('utf-8')
const strict = new TextDecoder('utf-8', { fatal: true })
const western = new TextDecoder('windows-1252')

/**
 * Decodes a block of text. The encoding can change from block to block, when several programs write one log.
 * The code page of a legacy text is a guess, so failures are recognized by ASCII only.
 */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding !== 'legacy') return lenient.decode(bytes)
  try {
    return strict.decode(bytes)
  } catch {
    return isDoubleByte(bytes) ? new TextDecoder('gbk').decode(bytes) : western.decode(bytes)
  }
}

/** In Chinese text high bytes come in pairs, in accented text alone. */
function isDoubleByte(bytes: Uint8Array): boolean {
  let paired = 0
  let alone = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x81) continue
    if ((bytes[at + 1] ?? 0) >= 0x81) {
      paired++
      at++
    } else alone++
  }
  return paired > alone * 3
}

/** Turns UTF-16 into UTF-8, chunk by chunk; any other encoding is left unchanged. */
export function transcoder(encoding: Encoding): (chunk: Buffer, last: boolean) => Buffer {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return (chunk) => chunk
  const decoder = new TextDecoder(encoding)
  return (chunk, last) => Buffer.from(decoder.decode(chunk, { stream: !last }), 'utf8')
}
