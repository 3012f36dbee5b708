import type { Socket } from 'node:net'
import { peer, type Peer } from './peers.ts'

const chunk = Buffer.alloc(64 * 1024, 'x')

/** Sends without end, as fast as the client reads. */
function flood(socket: Socket, block: Buffer = chunk): void {
  const more = () => {
    while (!socket.destroyed && socket.write(block));
  }
  socket.on('drain', more)
  more()
}

/** A frame of a method of AMQP's class `connection`. */
function method(id: number, payload: Buffer): Buffer {
  const head = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0, 10, 0, id])
  head.writeUInt32BE(payload.length + 4, 3)
  return Buffer.concat([head, payload, Buffer.from([0xce])])
}

/** What a server may send instead of a proper answer to the first command, by name. */
export const ATTACKS: Readonly<Record<string, (socket: Socket, random: () => number) => void>> = {
  'a bulk string of 400 MB': (socket) => (socket.write('$400000000\r\n'), flood(socket)),
  'a line without an end': (socket) => (socket.write('+'), flood(socket)),
  'an error of 1 MB': (socket) => void socket.write(`-ERR ${'e'.repeat(1_000_000)}\r\n`),
  'replies inside replies': (socket) => flood(socket, Buffer.from('*1\r\n'.repeat(16_384))),
  'an array of a billion': (socket) => (
    socket.write('*1000000000\r\n'),
    flood(socket, Buffer.from(':1\r\n'.repeat(16_384)))
  ),
  'a negative length': (socket) => void socket.write('$-400\r\n*-7\r\n'),
  'OK to everything': (socket) => void socket.on('data', () => socket.write('+OK\r\n')).write('+OK\r\n'),
  'errors of no Redis to everything': (socket) =>
    void socket.on('data', () => socket.write('-no such thing\r\n')).write('-no such thing\r\n'),
  'numbers to everything': (socket) => void socket.on('data', () => socket.write(':1\r\n')).write(':1\r\n'),
  'maps and pushes': (socket) => void socket.write('%1\r\n+a\r\n*1\r\n>2\r\n+message\r\n+b\r\n'),
  'control characters': (socket) => void socket.write('-ERR \u001b]0;x\u0007\u001b[2J\u202e\u0000\u009b31m\r\n'),
  'many replies': (socket) => flood(socket, Buffer.from('+PONG\r\n'.repeat(8_192))),
  'an HTTP answer': (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
  'a TLS alert': (socket) => void socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 40])),
  'AMQP frames without end': (socket) => flood(socket, method(10, Buffer.alloc(30_000, 0x20))),
  'an AMQP frame of 4 GB': (socket) => (socket.write(Buffer.from([1, 0, 0, 255, 255, 255, 255])), flood(socket)),
  'an AMQP frame cut short': (socket) => void socket.write(method(10, Buffer.alloc(3))),
  'an AMQP table of tables': (socket) =>
    void socket.write(
      method(
        10,
        Buffer.concat([
          Buffer.from([0, 9]),
          ...Array.from({ length: 2_000 }, () => Buffer.from([0, 0, 0x40, 0, 1, 0x61, 0x46])),
        ]),
      ),
    ),
  'heartbeats without end': (socket) => flood(socket, Buffer.from([8, 0, 0, 0, 0, 0, 0, 0xce])),
  'random bytes': (socket, random) =>
    void socket.end(
      Buffer.from(Array.from({ length: 1 + Math.floor(random() * 4_000) }, () => Math.floor(random() * 256))),
    ),
  'random replies': (socket, random) => {
    const pieces = [
      '+',
      '-',
      ':',
      '$',
      '*',
      '%',
      '>',
      '~',
      '#',
      '(',
      ',',
      '_',
      '1',
      '-1',
      '3',
      'OK',
      'PONG',
      '\r\n',
      '\r\n',
      'ERR x',
    ]
    const text = Array.from({ length: 200 }, () => pieces[Math.floor(random() * pieces.length)]).join('')
    socket.write(text)
    socket.on('data', () => socket.write(text))
  },
  nothing: (socket) => void socket.end(),
}

/** A small generator with a seed, so that a failure can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 0x1_0000_0000
  }
}

/** A server that waits for the first bytes of the client, then attacks. */
export const hostilePeer = (attack: string, seed = 1): Promise<Peer> => {
  const random = seeded(seed)
  return peer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => ATTACKS[attack]?.(socket, random))
  })
}
