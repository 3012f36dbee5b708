import { describe, expect, it } from 'vitest'
import { close, methodFrame, openOk, secure, start, tune } from '../../support/amqp-frames.ts'
import { peer, scriptedPeer, type Step } from '../../support/peers.ts'
import { needsRabbit, rabbitPort } from '../../support/rabbitmq-server.ts'
import { connectTo, outcome, started } from './connect.ts'

/** The servers that never answer. */
const noAnswer = { answer: 300, lineAnswer: 100, tlsHandshake: 300 }

const garbage = Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 197 + 13) & 0xff))
const ended = (frame: Buffer, lastByte: number) => Buffer.concat([frame.subarray(0, -1), Buffer.from([lastByte])])

describe.concurrent('a handshake that fails', () => {
  it.for<[name: string, expected: string, reason: string, steps: readonly Step[]]>([
    [
      'no such virtual host',
      'database: no-such-vhost',
      'NOT_ALLOWED - vhost shop not found',
      [start(), tune, close(530, 'NOT_ALLOWED - vhost shop not found')],
    ],
    [
      'no access to the virtual host, to a user with a misleading name',
      'database: not-allowed',
      "access to vhost '/' refused for user 'limited'",
      [start(), tune, close(530, "NOT_ALLOWED - access to vhost '/' refused for user 'limited'")],
    ],
    [
      'the connection limit',
      'answer: server-full',
      'connection limit (1) is reached',
      [
        start(),
        tune,
        close(530, "NOT_ALLOWED - access to vhost '/' refused for user 'u': connection limit (1) is reached"),
      ],
    ],
    [
      'a refused login',
      'authenticate: wrong-credentials',
      'ACCESS_REFUSED - Login was refused',
      [start(), close(403, 'ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN.')],
    ],
    ['a refusal without a reason', 'database: other', 'code 530', [start(), tune, close(530, '')]],
    ['no PLAIN', 'authenticate: other', 'EXTERNAL', [start('EXTERNAL')]],
    ['a second question', 'authenticate: other', 'unexpected AMQP method 20', [start(), secure]],
    ['the last answer first', 'answer: not-this-protocol', 'unexpected AMQP method 41', [openOk]],
    ['an unknown method', 'answer: not-this-protocol', 'unexpected AMQP method 99', [methodFrame(99, Buffer.alloc(9))]],
    ['closed after Start', 'answer: closed', 'closed', [start(), (socket) => socket.end()]],
    ['closed after Tune', 'answer: closed', 'closed', [start(), tune, (socket) => socket.end()]],
    ['closed inside a frame', 'answer: closed', 'closed', [(socket) => socket.end(start().subarray(0, 40))]],
    ['reset', 'answer: closed', 'ECONNRESET', [(socket) => socket.resetAndDestroy()]],
    [
      'another version of AMQP',
      'answer: not-this-protocol',
      'an AMQP server',
      [(socket) => socket.end(Buffer.from('AMQP\u0000\u0001\u0000\u0000', 'latin1'))],
    ],
    ['garbage', 'answer: not-this-protocol', 'answered', [garbage]],
    ['no end mark', 'answer: not-this-protocol', 'answered', [ended(start(), 0)]],
    ['a frame of 2 GiB', 'answer: not-this-protocol', 'answered', [methodFrame(10, Buffer.alloc(9), 0x7f_ff_ff_f0)]],
    ['a frame of 4 GiB', 'answer: not-this-protocol', 'answered', [methodFrame(10, Buffer.alloc(9), 0xff_ff_ff_f0)]],
    ['a table that ends early', 'answer: not-this-protocol', 'answered', [methodFrame(10, Buffer.alloc(6, 0xff))]],
    ['a frame that is too short', 'answer: not-this-protocol', 'answered', [methodFrame(10, Buffer.alloc(0), 2)]],
  ])('%s: %s', async ([, expected, reason, steps], context) => {
    const { port } = await started(context, scriptedPeer(...steps))
    const fact = await connectTo(`amqp://u:p@127.0.0.1:${port}/shop`)
    expect(outcome(fact)).toBe(expected)
    expect(fact.failure?.reason).toContain(reason)
  })

  it('an endless stream', async (context) => {
    const flood = peer((socket) => {
      const chunk = Buffer.alloc(65_536, 1)
      const write = () => {
        while (!socket.destroyed && socket.write(chunk));
      }
      socket.on('drain', write)
      write()
    })
    const { port } = await started(context, flood)
    expect(outcome(await connectTo(`amqp://127.0.0.1:${port}`))).toBe('answer: not-this-protocol')
  })

  it.for<[string, readonly Step[]]>([
    ['after half a frame', [start().subarray(0, 40)]],
    ['after Start', [start()]],
    ['after Tune', [start(), tune]],
  ])('silence %s', async ([, steps], context) => {
    const { port } = await started(context, scriptedPeer(...steps))
    expect(outcome(await connectTo(`amqp://127.0.0.1:${port}`, { timeouts: noAnswer }))).toBe('answer: silent')
  })

  it('a server that sends one byte at a time meets the deadline of the address', async (context) => {
    const drip = peer((socket) => {
      const bytes = [...start('PLAIN'.padEnd(5_000))]
      const timer = setInterval(() => socket.write(Buffer.from([bytes.shift() ?? 0])), 20)
      socket.on('close', () => clearInterval(timer))
    })
    const { port } = await started(context, drip)
    const fact = await connectTo(`amqp://127.0.0.1:${port}`, { timeouts: { unsolicitedReply: 0, address: 3_000 } })
    expect(outcome(fact)).toBe('answer: silent')
  })
})

describe.concurrent('a handshake that succeeds', () => {
  it('in frames cut anywhere', async (context) => {
    const bytewise = (frame: Buffer) => (socket: { write: (bytes: Buffer) => void }) => {
      for (const byte of frame) socket.write(Buffer.from([byte]))
    }
    const { port } = await started(context, scriptedPeer(bytewise(start()), bytewise(tune), bytewise(openOk)))
    const fact = await connectTo(`amqp://127.0.0.1:${port}`, { timeouts: { answer: 300 } })
    expect({ outcome: outcome(fact), server: fact.server }).toEqual({ outcome: 'ok', server: 'RabbitMQ 4.1.0' })
  })

  it('without an answer to its close', async (context) => {
    const { port } = await started(context, scriptedPeer(start(), tune, openOk))
    expect(outcome(await connectTo(`amqp://127.0.0.1:${port}`, { timeouts: { answer: 300 } }))).toBe('ok')
  })

  it('without waiting for a delayed ACK', async (context) => {
    await needsRabbit(context)
    const roundTrip = async () => (await connectTo(`amqp://127.0.0.1:${rabbitPort}`)).roundTripMs
    // A delayed ACK takes 40 ms each time, however idle the machine is.
    await expect.poll(roundTrip, { timeout: 60_000 }).toBeLessThan(30)
  })
})
