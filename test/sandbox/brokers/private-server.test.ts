import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { StartedProcess } from '../../../src/platform/start-process.ts'
import { freePort, isReady } from '../../../src/sandbox/brokers/private-server.ts'
import { amqpGreeting } from '../../../src/sandbox/brokers/rabbitmq-server.ts'
import { MAX_WAIT_MS } from '../../support/deadlines.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

/** A server that does this with each connection, the first of which is number 1. */
async function serving(answer: (socket: Socket, connection: number) => void): Promise<number> {
  let connections = 0
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    answer(socket, ++connections)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return (server.address() as AddressInfo).port
}

const running = { gone: new Promise(() => undefined) } as unknown as StartedProcess
const exited = { gone: Promise.resolve() } as unknown as StartedProcess
const signal = new AbortController().signal
const START = Buffer.from([1, 0, 0, 0, 0, 0, 42, 0, 10, 0, 10, 0, 9])

describe('with a greeting', () => {
  it.each<[name: string, reply: Buffer, expected: boolean]>([
    ['Connection.Start', START, true],
    ['too little of it', START.subarray(0, 10), false],
    ['Connection.Tune', Buffer.from(START.with(10, 30)), false],
    ['the header of another version', Buffer.from('AMQP\0\0\u0009\u0001\0\0\0\0'), false],
    ['an error of Redis', Buffer.from('-ERR unknown command\r\n'), false],
  ])('%s: %s', (_name, reply, expected) => expect(amqpGreeting.answered(reply)).toBe(expected))

  it('waits until a server that listens answers', async () => {
    const seen: number[] = []
    const port = await serving((socket, connection) => {
      seen.push(connection)
      if (connection < 3) return void socket.end()
      socket.once('data', (header) => {
        expect(header.toString('latin1')).toBe('AMQP\0\0\u0009\u0001')
        socket.write(START.subarray(0, 4))
        setImmediate(() => socket.write(START.subarray(4)))
      })
    })
    expect(await isReady(running, { port, greeting: amqpGreeting, timeoutMs: MAX_WAIT_MS, signal })).toBe(true)
    expect(seen).toEqual([1, 2, 3])
  })
})

it('without a greeting an accepted connection is enough', async () => {
  const port = await serving(() => undefined)
  expect(await isReady(running, { port, timeoutMs: MAX_WAIT_MS, signal })).toBe(true)
})

it('gives up when the process has exited', async () =>
  expect(await isReady(exited, { port: await freePort(), timeoutMs: MAX_WAIT_MS, signal })).toBe(false))

it('gives up at the end of its time', async () =>
  expect(await isReady(running, { port: await freePort(), timeoutMs: 1, signal })).toBe(false))
