import type { Socket } from 'node:net'
import type * as IoRedis from 'ioredis'
import type { Redis } from 'ioredis'
import { StageError, textOf } from './stage-error.ts'
import { takeReply } from './redis-framing.ts'

/** An error that the server replied with. */
export const isReplyError = (error: unknown): error is Error => error instanceof Error && error.name === 'ReplyError'

/**
 * Runs ioredis on a stream that is already open, because a second connection could exceed the server's limit.
 * @param answerMs milliseconds for each reply
 * @param work the commands; an error reply that it throws becomes the kind `other`
 * @throws StageError
 */
export async function withRedis<T>(stream: Socket, answerMs: number, work: (redis: Redis) => Promise<T>): Promise<T> {
  // CommonJS: inside the bundle it has only a default export.
  const { Redis: Client, AbstractConnector } = (await import('ioredis')).default as unknown as typeof IoRedis
  class OpenConnection extends AbstractConnector {
    constructor() {
      super(0)
    }
    connect() {
      return Promise.resolve((this.stream = stream))
    }
  }
  const redis = new Client({
    Connector: OpenConnection,
    lazyConnect: true,
    // No handshake of its own: with HELLO, AUTH, SELECT and SETINFO in one, the refused command is not known.
    protocol: 2,
    disableClientInfo: true,
    enableReadyCheck: false,
    commandTimeout: answerMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  const errors: Error[] = []
  redis.on('error', (error: Error) => errors.push(error))
  const refused = guardReplies(stream, redis)
  try {
    await redis.connect()
    return await work(redis)
  } catch (error) {
    if (error instanceof StageError) throw error
    if (isReplyError(error)) throw new StageError('answer', 'other', textOf(error))
    throw refused() ?? connectionFailed(errors[0] ?? error, answerMs)
  } finally {
    redis.disconnect()
    stream.destroy()
  }
}

/**
 * Lets ioredis see complete replies only, and only those to a command. Its decoder keeps a reply of any size in memory,
 * and an unexpected null throws where nobody can catch it:
 * https://github.com/redis/ioredis/blob/main/lib/DataHandler.ts (shiftCommand)
 * @returns what was wrong with the bytes that ended the connection, if that was it
 */
function guardReplies(stream: Socket, redis: Redis): () => StageError | null {
  let pending: Buffer = Buffer.alloc(0)
  let refused: StageError | null = null
  const read = (chunk: Buffer, forward: (reply: Buffer) => void): void => {
    if (refused !== null) return
    pending = Buffer.concat([pending, chunk])
    try {
      for (let taken = takeReply(pending); taken !== null; taken = takeReply(pending)) {
        if (isIdle(redis)) throw new StageError('answer', 'not-this-protocol', 'it sent a reply to no command')
        pending = taken.rest
        forward(taken.reply)
        if (pending.length === 0) break
      }
    } catch (error) {
      refused = error instanceof StageError ? error : new StageError('answer', 'other', textOf(error))
      stream.destroy()
    }
  }
  const listen = stream.prependListener.bind(stream)
  stream.prependListener = (event: string, listener: (...args: never[]) => void) =>
    event === 'data'
      ? listen('data', (chunk: Buffer) => read(chunk, listener as (reply: Buffer) => void))
      : listen(event, listener as (...args: unknown[]) => void)
  return () => refused
}

/** No command waits for a reply. */
const isIdle = (redis: Redis): boolean =>
  (redis as unknown as { readonly commandQueue: { readonly length: number } }).commandQueue.length === 0

/** Why there was no reply, from the client's error. */
function connectionFailed(error: unknown, answerMs: number): StageError {
  const text = textOf(error)
  if (/timed out/i.test(text))
    return new StageError('answer', 'silent', `connected, but no answer after ${answerMs} ms`)
  if (/alert/i.test(text)) return new StageError('tls', 'certificate', text)
  return new StageError('answer', 'closed', text)
}
