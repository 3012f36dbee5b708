import type { Socket } from 'node:net'
import type * as IoRedis from 'ioredis'
import type { Redis } from 'ioredis'
import { RungError, textOf } from './failure.ts'
import { isTlsRecord, whoAnswers } from './who-answers.ts'

const ANSWER_MS = 2_000

/** The server understood and said no. */
export const isReplyError = (error: unknown): error is Error => error instanceof Error && error.name === 'ReplyError'

/**
 * Talks Redis over a stream that is open already, so that one connection serves every rung: a second one could be the
 * one too many for the server.
 * @param work what to ask; a reply error that it lets through is taken for `other`
 * @throws RungError
 */
export async function withRedis<T>(stream: Socket, work: (redis: Redis) => Promise<T>): Promise<T> {
  // By its default export: it is CommonJS, and a bundle has no named exports of that to offer.
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
  // Before the client gets it, which may give up without telling what it read.
  stream.prependListener('data', (chunk: Buffer) => {
    if (first.length < 4) first.push(chunk)
  })
  const redis = new Client({
    Connector: OpenConnection,
    lazyConnect: true,
    // The client's own handshake stays empty: HELLO, AUTH, SELECT and SETINFO would hide who refused what.
    protocol: 2,
    disableClientInfo: true,
    enableReadyCheck: false,
    commandTimeout: ANSWER_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  const errors: Error[] = []
  redis.on('error', (error: Error) => errors.push(error))
  try {
    await redis.connect()
    return await work(redis)
  } catch (error) {
    if (error instanceof RungError) throw error
    if (isReplyError(error)) throw new RungError('answer', 'other', textOf(error))
    throw noRedis(Buffer.concat(first), errors[0] ?? error)
  } finally {
    redis.disconnect()
    stream.destroy()
  }
}

/** Why there was no reply, from what the peer said, if anything, and from what the client ran into. */
function noRedis(heard: Buffer, error: unknown): RungError {
  if (isTlsRecord(heard)) return new RungError('answer', 'not-this-protocol', 'a TLS alert')
  if (heard.length > 0 && !/^[+\-:$*]/.test(heard.toString('latin1', 0, 1)))
    return new RungError('answer', 'not-this-protocol', whoAnswers(heard))
  const text = textOf(error)
  if (/timed out/i.test(text))
    return new RungError('answer', 'silent', `connected, but no answer after ${ANSWER_MS} ms`)
  if (/alert/i.test(text)) return new RungError('tls', 'certificate', text)
  return new RungError('answer', 'closed', text)
}
