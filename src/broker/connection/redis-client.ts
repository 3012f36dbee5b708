import type { Socket } from 'node:net'
import type * as IoRedis from 'ioredis'
import type { Redis } from 'ioredis'
import { StageError, textOf } from './stage-error.ts'
import { describePeer } from './describe-peer.ts'

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
  const first: Buffer[] = []
  // Read before ioredis, which gives up on a foreign protocol without reporting what it read.
  stream.prependListener('data', (chunk: Buffer) => {
    if (first.length < 4) first.push(chunk)
  })
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
  try {
    await redis.connect()
    return await work(redis)
  } catch (error) {
    if (error instanceof StageError) throw error
    if (isReplyError(error)) throw new StageError('answer', 'other', textOf(error))
    throw connectionFailed(Buffer.concat(first), errors[0] ?? error, answerMs)
  } finally {
    redis.disconnect()
    stream.destroy()
  }
}

/** Why there was no reply: from the bytes received, if any, and the client's error. */
function connectionFailed(received: Buffer, error: unknown, answerMs: number): StageError {
  if (received.length > 0 && !/^[+\-:$*]/.test(received.toString('latin1', 0, 1)))
    return new StageError('answer', 'not-this-protocol', describePeer(received))
  const text = textOf(error)
  if (/timed out/i.test(text))
    return new StageError('answer', 'silent', `connected, but no answer after ${answerMs} ms`)
  if (/alert/i.test(text)) return new StageError('tls', 'certificate', text)
  return new StageError('answer', 'closed', text)
}
