import type { Socket } from 'node:net'
import type { BrokerAddress } from '../../facts/broker.ts'
import type { QueueDeclaration } from '../../facts/queues.ts'
import { AmqpClient } from './amqp-client.ts'
import { LATE, within } from './deadline.ts'
import { refusedQueues } from './declare-queues.ts'
import type { ServerInfo } from './server-info.ts'
import { StageError } from './stage-error.ts'
import type { StageTimeouts } from './stage-timeouts.ts'

export interface OpenOptions {
  readonly address: BrokerAddress
  /** Connected over the loopback interface. */
  readonly local: boolean
  readonly timeouts: StageTimeouts
  readonly signal: AbortSignal
  /** Compared with those that exist. */
  readonly queues: readonly QueueDeclaration[]
}

/**
 * Opens an AMQP connection with its virtual host, compares the queues with those that exist, and closes it: nothing is changed.
 * @throws StageError at `answer`, `authenticate` or `database`
 */
export async function openAmqp(stream: Socket, options: OpenOptions): Promise<ServerInfo> {
  const { local, timeouts, signal, queues } = options
  const { path, username, password } = options.address
  const client = new AmqpClient(stream, {
    virtualHost: path ?? '/',
    username: username ?? '',
    password: password ?? '',
  })
  try {
    await Promise.race([client.connect(), silence(stream, timeouts)])
  } catch (error) {
    if (client.refusal === null) throw error
    throw client.stage === 'database'
      ? virtualHostRefused(client.refusal)
      : loginRefused(client.refusal, username, local)
  }
  const roundTripMs = performance.now() - client.openSentAt
  // A connection that works is none the worse if this question isn't answered.
  const refused = await within(refusedQueues(client, queues), timeouts.answer, signal).catch(() => null)
  // Without an orderly close the server logs a warning.
  await within(client.close(), timeouts.answer, signal).catch(() => undefined)
  return { server: client.server, roundTripMs, ...(refused !== null && refused !== LATE && { refusedQueues: refused }) }
}

/** Rejects when the server sends nothing for a while, even after the end of a line. */
function silence(stream: Socket, { answer, lineAnswer }: StageTimeouts): Promise<never> {
  return new Promise((_resolve, reject) => {
    let lineEnded = false
    stream.setTimeout(answer)
    stream.on('timeout', () => {
      if (lineEnded) return reject(new StageError('answer', 'silent', `connected, but no answer after ${answer} ms`))
      lineEnded = true
      // A server that reads lines, such as Redis, is still waiting for the end of the first.
      stream.write('\r\n')
      stream.setTimeout(lineAnswer)
    })
  })
}

type Refusal = NonNullable<AmqpClient['refusal']>

const textOf = ({ code, text }: Refusal): string => text || `closed with code ${code} and no reason`

function loginRefused(refusal: Refusal, username: string | null, local: boolean): StageError {
  if (refusal.code !== 403) return new StageError('authenticate', 'other', textOf(refusal))
  // RabbitMQ accepts guest from its own machine only, and writes that reason to its log alone.
  const kind = username === 'guest' && !local ? 'guest-not-local' : 'wrong-credentials'
  return new StageError('authenticate', kind, textOf(refusal))
}

function virtualHostRefused(refusal: Refusal): StageError {
  const text = textOf(refusal)
  if (/not found/i.test(text)) return new StageError('database', 'no-such-vhost', text)
  if (/limit \(\d+\) is reached/i.test(text)) return new StageError('answer', 'server-full', text)
  return new StageError('database', /refused/i.test(text) ? 'not-allowed' : 'other', text)
}
