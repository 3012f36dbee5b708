import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'

/** Windows has no such flag, and no named pipes among its files. */
const FLAGS = constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0)
const CHUNK = 64 * 1024

/**
 * The bytes of a regular file: never those of a named pipe, a device or a socket, which may block or have no end. Opening a
 * device may act by itself (a watchdog, a tape), so it is not opened at all; what is opened is looked at again, because the
 * path may have changed in between.
 * @param maxBytes larger files are not read
 * @returns null if it is not a regular file or is too large
 * @throws the system's error if it cannot be opened or read
 */
export async function readRegularFile(file: string, maxBytes: number): Promise<Buffer | null> {
  if (!(await stat(file)).isFile()) return null
  const handle = await open(file, FLAGS)
  try {
    const stats = await handle.stat()
    if (!stats.isFile() || stats.size > maxBytes) return null
    const chunks: Buffer[] = []
    let length = 0
    // The size of a file in /proc is 0, and a file may grow while it is read.
    for (let size = stats.size + 1; length <= maxBytes; size = CHUNK) {
      const chunk = Buffer.allocUnsafe(Math.min(size, maxBytes + 1))
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, null)
      if (bytesRead === 0) return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length)
      chunks.push(chunk.subarray(0, bytesRead))
      length += bytesRead
    }
    return null
  } finally {
    await handle.close()
  }
}

/** A regular file with more bytes than this: readRegularFile() refuses it for its size. */
export const isLargerThan = async (file: string, bytes: number): Promise<boolean> => {
  const stats = await stat(file).catch(() => null)
  return stats?.isFile() === true && stats.size > bytes
}

/** The beginning of a text that a program or the system wrote; '' if it cannot be read. */
export function startOfText(file: string, maxBytes = 4_096): string {
  try {
    return readStart(file, maxBytes)?.toString('utf8') ?? ''
  } catch {
    return ''
  }
}

/**
 * The beginning of a regular file, at once.
 * @returns null if it is not a regular file
 * @throws the system's error if it cannot be opened or read
 */
function readStart(file: string, maxBytes: number): Buffer | null {
  if (!statSync(file).isFile()) return null
  const fd = openSync(file, FLAGS)
  try {
    const stats = fstatSync(fd)
    if (!stats.isFile()) return null
    const bytes = Buffer.alloc(Math.min(stats.size || maxBytes, maxBytes))
    let length = 0
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(fd, bytes, length, bytes.length - length, null)
    return bytes.subarray(0, length)
  } finally {
    closeSync(fd)
  }
}
