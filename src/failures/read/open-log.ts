import { createReadStream, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** The input isn't a log that can be read. */
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
 * The bytes of a log: of a file, or of stdin for `-`; gzip is taken off wherever it is found.
 * @throws {UnreadableLogError} when there is no such file, or it isn't one
 */
export async function* openLog(name: string, stdin: Readable): AsyncGenerator<Buffer> {
  yield* unzipped(name === '-' ? stdin : createReadStream(checked(name), { highWaterMark: CHUNK }), name)
}

/** @throws {UnreadableLogError} */
export function checked(name: string): string {
  const stats = statSync(name, { throwIfNoEntry: false })
  if (!stats)
    throw new UnreadableLogError(
      `there is no file ${name}`,
      'Give a log file, - for standard input, or an id from `poolwise explain --list`.',
    )
  if (stats.isDirectory()) throw new UnreadableLogError(`${name} is a folder`, 'Give the log files in it.')
  return name
}

async function* unzipped(source: Readable, name: string): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  try {
    let first = await chunks.next()
    // Two bytes are needed to see gzip; a pipe may bring them one by one.
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
    // A log that is still being written ends in the middle of its last block: what came before counts.
    if ((error as NodeJS.ErrnoException).code !== 'Z_BUF_ERROR') throw error
  } finally {
    from.destroy()
    zip.destroy()
  }
}

function toReadable(error: NodeJS.ErrnoException, name: string): Error {
  if (error instanceof UnreadableLogError) return error
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return new UnreadableLogError(`${name} may not be read`, 'Check its permissions.')
  if (error.code === 'EISDIR') return new UnreadableLogError(`${name} is a folder`, 'Give the log files in it.')
  if (error.code?.startsWith('Z_'))
    return new UnreadableLogError(
      `${name} is damaged: gzip says ${error.message}`,
      'Unpack it by hand as far as it goes.',
    )
  return error
}
