import { stripVTControlCharacters } from 'node:util'

/** Bytes. A longer line is passed on in parts instead of being kept in memory. */
const MAX_LINE_BYTES = 1024 * 1024

/** How much shorter such a part may be, so as not to end within a word: a secret must not be cut in two. */
const MAX_WORD_BYTES = 64 * 1024

const NEWLINE = 0x0a
const RETURN = 0x0d
const BLANK = 0x20

/**
 * Turns chunks into blocks of whole lines, bytes unchanged: no line and no multi-byte character is split between blocks.
 * A carriage return ends a line as well: progress bars write no other end. `end` passes on what is left without one.
 */
export function wholeLines(onBlock: (block: Buffer) => void): { push: (chunk: Buffer) => void; end: () => void } {
  let rest: Buffer[] = []
  let restBytes = 0
  const take = (last: Buffer): Buffer => {
    const block = rest.length === 0 ? last : Buffer.concat([...rest, last])
    rest = []
    restBytes = 0
    return block
  }
  const keep = (part: Buffer) => {
    if (part.length === 0) return
    rest.push(part)
    restBytes += part.length
  }
  return {
    push(chunk) {
      if (chunk.length === 0) return
      if (rest.at(-1)?.at(-1) === RETURN && chunk[0] !== NEWLINE) onBlock(take(Buffer.alloc(0)))
      // One that ends the chunk may be half of a \r\n.
      const lastEnd = Math.max(chunk.lastIndexOf(NEWLINE), chunk.subarray(0, -1).lastIndexOf(RETURN))
      if (lastEnd >= 0) onBlock(take(chunk.subarray(0, lastEnd + 1)))
      keep(chunk.subarray(lastEnd + 1))
      if (restBytes > MAX_LINE_BYTES) {
        const long = take(Buffer.alloc(0))
        const blank = long.lastIndexOf(BLANK)
        const cut = blank > long.length - MAX_WORD_BYTES ? blank + 1 : characterBoundary(long)
        onBlock(long.subarray(0, cut))
        keep(long.subarray(cut))
      }
    },
    end() {
      if (restBytes > 0) onBlock(take(Buffer.alloc(0)))
    },
  }
}

/** The length of the longest start that doesn't end within a UTF-8 character. */
function characterBoundary(bytes: Buffer): number {
  let lead = bytes.length - 1
  // Continuation bytes are 10xxxxxx; a character has three of them at most.
  while (lead > bytes.length - 4 && ((bytes[lead] ?? 0) & 0xc0) === 0x80) lead -= 1
  return ((bytes[lead] ?? 0) & 0xc0) === 0xc0 ? lead : bytes.length
}

/** The lines of a block as text, without their ends and colours. */
export const textLines = (block: Buffer): string[] =>
  stripVTControlCharacters(block.toString('utf8'))
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
