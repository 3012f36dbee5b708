import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A free port of 127.0.0.1. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/**
 * Sends a greeting and checks the first answer: an open port may belong to any server.
 * @param {number} port @param {string | Buffer} greeting @param {(answer: Buffer) => boolean} expected
 * @returns {Promise<boolean>}
 */
function answers(port, greeting, expected) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 2_000 }, () => socket.write(greeting))
    /** @param {boolean} answer */
    const done = (answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('data', (answer) => done(expected(answer)))
    for (const event of ['error', 'timeout', 'close']) socket.once(event, () => done(false))
  })
}

/** @param {number} port */
export const isRedis = (port) =>
  answers(port, 'PING\r\n', (answer) => /^(\+PONG|-NOAUTH)/.test(answer.toString('latin1')))

/** The server's first frame is `connection.start`, a method frame: its type is 1. @param {number} port */
export const isRabbitMq = (port) =>
  answers(port, Buffer.from('AMQP\x00\x00\x09\x01', 'latin1'), (answer) => answer[0] === 1)

/**
 * @param {() => Promise<boolean>} look @param {number} deadlineMs @param {() => boolean} hopeless
 * @returns {Promise<boolean>}
 */
export async function eventually(look, deadlineMs, hopeless) {
  const end = Date.now() + deadlineMs
  while (Date.now() < end && !hopeless()) {
    if (await look()) return true
    await sleep(200)
  }
  return false
}
