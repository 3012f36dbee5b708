import { readFile, stat } from 'node:fs/promises'

/**
 * Reads a text file of a project.
 * @param maxBytes larger files are not read
 * @returns the text with `\n` line ends; null if it is not a regular file, is too large or cannot be read
 */
export async function readText(file: string, maxBytes: number): Promise<string | null> {
  try {
    const { size, isFile } = await stat(file).then((stats) => ({ size: stats.size, isFile: stats.isFile() }))
    // Opening a named pipe would block until there is a writer.
    if (!isFile || size > maxBytes) return null
    return decode(await readFile(file)).replaceAll('\r\n', '\n')
  } catch {
    return null
  }
}

/** UTF-8 or UTF-16, with or without byte order mark: Windows PowerShell's `>` writes UTF-16. */
export function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return swapped(bytes.subarray(2))
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3)
  // In UTF-16 every other byte of ASCII text is NUL; UTF-8 text contains none.
  const start = bytes.subarray(0, 64)
  if (start.length >= 4 && start.every((byte, i) => i % 2 === 0 || byte === 0)) return bytes.toString('utf16le')
  if (start.length >= 4 && start.every((byte, i) => i % 2 === 1 || byte === 0)) return swapped(bytes)
  return bytes.toString('utf8')
}

function swapped(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le')
}
