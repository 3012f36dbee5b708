import { createReadStream, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** The input cannot be read as a log. */
export class UnreadableLogError extends Error {
  constructor(
    message: string,
    readonly next: string,
  ) {
    super(message)
  }
}

const CHUNK = 1024 * 1024

/**
 * The bytes of a log: of a file, or of stdin for `-`; decompressed if it is gzip.
 * @throws {UnreadableLogError} when there is no such file, or it is not a regular file
 */
export async function* openLog(name: string, stdin: Readable): AsyncGenerator<Buffer> {
  yield* unzipped(name === '-' ? stdin : createReadStream(checked(name), { highWaterMark: CHUNK }), name)
}

/** @throws {UnreadableLogError} */
export function checked(name: string): string {
  const stats = statSync(name, { throwIfNoEntry: false })
  if (!stats)
    throw new UnreadableLogError(
      `${name} does not exist`,
      'Give a log file, - for standard input, or an id from `poolwise explain --list`.',
    )
  if (stats.isDirectory()) throw new UnreadableLogError(`${name} is a directory`, 'Give the log files in it.')
  return name
}

async function* unzipped(source: Readable, name: string): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  try {
    let first = await chunks.next()
    // gzip is recognized by two bytes; a pipe may deliver them one at a time.
    while (!first.done && first.value.length < 2) {
      const more = await chunks.next()
      if (more.done) break
      first = { done: false, value: Buffer.concat([first.value, more.value]) }
    }
    if (first.done) return
    const head: Buffer = first.value
    const rest = { [Symbol.asyncIterator]: (): AsyncGenerator<Buffer> => prepend(head, chunks) }
    yield* head[0] === 0x1f && head[1] === 0x8b ? gunzip(rest) : rest
  } catch (error) {
    throw toReadable(error as NodeJS.ErrnoException, name)
  }
}

async function* prepend(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  for (;;) {
    const next = await rest.next()
    if (next.done === true) return
    yield next.value
  }
}

async function* gunzip(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { Readable } = await import('node:stream')
  const zip = createGunzip({ chunkSize: 256 * 1024 })
  const from = Readable.from(source, { objectMode: false })
  from.on('error', (error) => zip.destroy(error))
  from.pipe(zip)
  try {
    yield* zip as AsyncIterable<Buffer>
  } catch (error) {
    // A log that is still being written ends within a block: what precedes it is used.
    if ((error as NodeJS.ErrnoException).code !== 'Z_BUF_ERROR') throw error
  } finally {
    from.destroy()
    zip.destroy()
  }
}

function toReadable(error: NodeJS.ErrnoException, name: string): Error {
  if (error instanceof UnreadableLogError) return error
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return new UnreadableLogError(`${name} cannot be read: permission denied`, 'Check the permissions of the file.')
  if (error.code === 'EISDIR') return new UnreadableLogError(`${name} is a directory`, 'Give the log files in it.')
  if (error.code?.startsWith('Z_'))
    return new UnreadableLogError(
      `${name} is not a valid gzip file: ${error.message}`,
      'Decompress as much of it as possible by hand.',
    )
  return error
}
