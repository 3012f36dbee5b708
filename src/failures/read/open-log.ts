import { statSync } from 'node:fs'
import { open } from 'node:fs/promises'
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

const CHUNK = 512 * 1024

/**
 * The bytes of a log: of a file, or of stdin for `-`; decompressed if it is gzip.
 * @throws {UnreadableLogError} when there is no such file, or it is not a regular file
 */
export async function* openLog(name: string, stdin: Readable): AsyncGenerator<Buffer> {
  yield* unzipped(name === '-' ? stdin : readFile(checked(name)), name)
}

/**
 * The bytes of a file, in two buffers that take turns: one is read while the other is used. A chunk is valid until the
 * next one is asked for. Fresh buffers, as streams use them, cost more than searching them.
 */
async function* readFile(name: string): AsyncGenerator<Buffer> {
  const file = await open(name, 'r')
  let ahead: Promise<number> = Promise.resolve(0)
  try {
    const buffers = [Buffer.allocUnsafeSlow(CHUNK), Buffer.allocUnsafeSlow(CHUNK)] as const
    const fill = async (turn: 0 | 1): Promise<number> => (await file.read(buffers[turn], 0, CHUNK)).bytesRead
    let turn: 0 | 1 = 0
    ahead = fill(turn)
    for (;;) {
      const length: number = await ahead
      if (length === 0) return
      const full = buffers[turn]
      turn = turn ? 0 : 1
      ahead = fill(turn)
      yield full.subarray(0, length)
    }
  } finally {
    await ahead.catch(() => 0)
    await file.close()
  }
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

async function* unzipped(source: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]()
  try {
    let first = await chunks.next()
    // gzip is recognized by two bytes; a pipe may deliver them one at a time.
    while (!first.done && first.value.length < 2) {
      const start = Buffer.from(first.value)
      const more = await chunks.next()
      if (more.done) break
      first = { done: false, value: Buffer.concat([start, more.value]) }
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

/** For a stream, which holds chunks while it reads on. */
async function* copied(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of source) yield Buffer.from(chunk)
}

async function* gunzip(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { Readable } = await import('node:stream')
  const zip = createGunzip({ chunkSize: 256 * 1024 })
  const from = Readable.from(copied(source), { objectMode: false })
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
