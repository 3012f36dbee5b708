import type { Duplex } from 'node:stream'
import type { BrokerAddress } from '../../facts/broker.ts'
import {
  long,
  longString,
  methodFrame,
  methods,
  PROTOCOL_HEADER,
  readLongString,
  readShortString,
} from './amqp-frames.ts'
import { short, shortString, tableEntry, takeMethod, type Method } from './amqp-frames.ts'
import { converse, type Conversation } from './conversation.ts'
import { LATE, within } from './deadline.ts'
import { RungError } from './failure.ts'
import { isTlsRecord, whoAnswers } from './who-answers.ts'

const ANSWER_MS = 2_000

/** What a server told while the connection was opened. */
export interface Climbed {
  readonly server: string | null
  readonly roundTripMs: number
}

/**
 * Opens an AMQP connection as far as the virtual host, and closes it: no channel, nothing declared.
 * Done by hand because client libraries drop the server's reason when it refuses the virtual host.
 * @throws RungError at `answer`, `authenticate` or `database`
 */
export async function openAmqp(
  stream: Duplex,
  address: BrokerAddress,
  local: boolean,
  signal: AbortSignal,
): Promise<Climbed> {
  const conversation = converse(stream)
  const ask = async (bytes: Buffer): Promise<Method> => {
    stream.write(bytes)
    return hear(stream, conversation, signal)
  }
  const start = await ask(PROTOCOL_HEADER)
  if (start.id !== methods.start) throw new RungError('answer', 'not-this-protocol', `AMQP method ${start.id}`)
  const tune = await ask(startOk(start, address))
  if (tune.id !== methods.tune) throw loginRefused(tune, address, local)
  const began = performance.now()
  const opened = await ask(
    Buffer.concat([
      // Channels and frame size as the server offers them; no heartbeats.
      methodFrame(methods.tuneOk, tune.args.subarray(0, 6), short(0)),
      methodFrame(methods.open, shortString(address.path ?? '/'), shortString(''), Buffer.from([0])),
    ]),
  )
  if (opened.id !== methods.openOk) throw virtualHostRefused(opened)
  const roundTripMs = performance.now() - began
  // An orderly goodbye keeps the server's log free of warnings about us.
  await ask(methodFrame(methods.close, short(200), shortString('OK'), short(0), short(0))).catch(() => undefined)
  return { server: serverOf(start), roundTripMs }
}

async function hear(stream: Duplex, conversation: Conversation, signal: AbortSignal): Promise<Method> {
  let bytes = Buffer.alloc(0)
  for (;;) {
    const heard = await within(conversation.next(), ANSWER_MS, signal)
    if (heard === LATE) throw await silence(stream, conversation, signal)
    // With TLS 1.3 a server refuses the client's certificate only after the handshake.
    if ('ended' in heard && /alert/i.test(heard.ended)) throw new RungError('tls', 'certificate', heard.ended)
    if ('ended' in heard) throw new RungError('answer', 'closed', heard.ended)
    bytes = Buffer.concat([bytes, heard.bytes])
    const taken = takeMethod(bytes)
    if (taken === 'foreign')
      throw new RungError('answer', 'not-this-protocol', isTlsRecord(bytes) ? 'a TLS alert' : whoAnswers(bytes))
    if (taken === null) continue
    if (taken.rest.length > 0) conversation.unread(taken.rest)
    return taken.method
  }
}

/** A server that reads lines, such as Redis, is still waiting for the end of our first one. */
async function silence(stream: Duplex, conversation: Conversation, signal: AbortSignal): Promise<RungError> {
  stream.write('\r\n')
  const heard = await within(conversation.next(), 200, signal)
  return heard !== LATE && 'bytes' in heard
    ? new RungError('answer', 'not-this-protocol', whoAnswers(heard.bytes))
    : new RungError('answer', 'silent', `connected, but no answer after ${ANSWER_MS} ms`)
}

function startOk(start: Method, { username, password }: BrokerAddress): Buffer {
  const offered = mechanismsOf(start)
  if (!offered.split(' ').includes('PLAIN'))
    throw new RungError('authenticate', 'other', `the server offers only these ways to log in: ${offered}`)
  // Without this capability the server closes a refused connection without a word.
  const capabilities = Buffer.concat([shortString('authentication_failure_close'), Buffer.from('t\u0001', 'latin1')])
  const properties = Buffer.concat([
    ...[shortString('product'), Buffer.from('S'), longString('poolwise')],
    ...[shortString('capabilities'), Buffer.from('F'), long(capabilities.length), capabilities],
  ])
  return methodFrame(
    methods.startOk,
    long(properties.length),
    properties,
    shortString('PLAIN'),
    longString(`\0${username ?? ''}\0${password ?? ''}`),
    shortString('en_US'),
  )
}

/** Arguments of Start: two version bytes, the server's properties, the mechanisms. */
const propertiesEnd = ({ args }: Method): number => 6 + args.readUInt32BE(2)

const mechanismsOf = (start: Method): string => readLongString(start.args, propertiesEnd(start)).text

function serverOf(start: Method): string | null {
  const table = start.args.subarray(6, propertiesEnd(start))
  const words = [tableEntry(table, 'product'), tableEntry(table, 'version')].filter((word) => word !== null)
  return words.length > 0 ? words.join(' ') : null
}

const replyOf = ({ id, args }: Method): { code: number; text: string } =>
  id === methods.close
    ? { code: args.readUInt16BE(0), text: readShortString(args, 2) }
    : { code: 0, text: `AMQP method ${id}` }

function loginRefused(answer: Method, { username }: BrokerAddress, local: boolean): RungError {
  const { code, text } = replyOf(answer)
  if (code !== 403) return new RungError('authenticate', 'other', text)
  // RabbitMQ lets guest in from the same machine only, and tells that to nobody but its log.
  return new RungError('authenticate', username === 'guest' && !local ? 'guest-not-local' : 'wrong-credentials', text)
}

function virtualHostRefused(answer: Method): RungError {
  const { text } = replyOf(answer)
  if (/not found/i.test(text)) return new RungError('database', 'no-such-vhost', text)
  if (/limit/i.test(text)) return new RungError('answer', 'server-full', text)
  return new RungError('database', /refused/i.test(text) ? 'not-allowed' : 'other', text)
}
