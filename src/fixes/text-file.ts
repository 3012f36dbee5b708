/** A text file's content, decoded so that unchanged parts encode to the same bytes. */
export interface TextFile {
  readonly encoding: 'utf8' | 'utf16le' | 'utf16be' | 'latin1'
  readonly mark: boolean
  /** Without line endings; the last line is empty when the file ends with a newline. */
  readonly lines: readonly string[]
  readonly eol: '\n' | '\r\n'
}

/**
 * @returns null for binary files, and for mixed or classic Mac line endings, which a diff can't show
 */
export function decodeFile(bytes: Uint8Array): TextFile | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { encoding, mark } = encodingOf(buffer)
  const text = decoded(mark ? buffer.subarray(encoding === 'utf8' ? 3 : 2) : buffer, encoding)
  if (text.includes('\0') || /\r(?!\n)/.test(text)) return null
  const windows = text.includes('\r\n')
  if (windows && /(?<!\r)\n/.test(text)) return null
  const eol = windows ? '\r\n' : '\n'
  const file = { encoding, mark, lines: text.split(eol), eol } as const
  return encodeFile(file).equals(buffer) ? file : null
}

export function encodeFile({ encoding, mark, lines, eol }: TextFile): Buffer {
  const text = (mark ? '\uFEFF' : '') + lines.join(eol)
  return encoding === 'utf16be' ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, encoding)
}

function encodingOf(bytes: Buffer): Pick<TextFile, 'encoding' | 'mark'> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf16le', mark: true }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf16be', mark: true }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf8', mark: true }
  // Any other encoding: ASCII bytes are ASCII, and Latin-1 preserves all others.
  return { encoding: Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes) ? 'utf8' : 'latin1', mark: false }
}

const decoded = (bytes: Buffer, encoding: TextFile['encoding']): string =>
  encoding === 'utf16be'
    ? Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString('utf16le')
    : bytes.toString(encoding)
