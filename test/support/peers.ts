import { spawn } from 'node:child_process'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { readFileSync } from 'node:fs'

export interface Peer {
  readonly port: number
  /** Connections that are open now. */
  open(): number
  close(): Promise<void>
}

const tlsFile = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url))

/** A server with this handler for its connections. */
export const peer = (handle: (socket: Socket) => void): Promise<Peer> => listen(createServer(handle))

/** Accepts connections and never answers. */
export const silentPeer = (): Promise<Peer> => peer((socket) => void socket.resume())

/** Closes every connection at once. */
export const closingPeer = (): Promise<Peer> => peer((socket) => void socket.end())

export const httpPeer = (): Promise<Peer> => listen(createHttpServer((_request, response) => response.end('hello')))

/** A TLS server with a self-signed certificate for `localhost`; the handler gets the decrypted stream. */
export const tlsPeer = (handle: (socket: Socket) => void, options: TlsOptions = {}): Promise<Peer> =>
  listen(createTlsServer({ key: tlsFile('server.key'), cert: tlsFile('server.crt'), ...options }, handle))

export type Step = Buffer | ((socket: Socket) => void)

/** Answers the first data that arrives with the first step, the next with the second, and so on. */
export const scriptedPeer = (...steps: readonly Step[]): Promise<Peer> =>
  peer((socket) => {
    let next = 0
    socket.on('data', () => {
      const step = steps[next++]
      if (typeof step === 'function') step(socket)
      else if (step) socket.write(step)
    })
  })

/** Answers the commands that open a Redis connection. */
export const tinyRedis = (socket: Socket): void =>
  void socket.on('data', (data) => {
    for (const found of data.toString().matchAll(/^(PING|HELLO|SELECT|AUTH|INFO)$/gim))
      socket.write({ PING: '+PONG\r\n', HELLO: '*0\r\n' }[found[1]?.toUpperCase() ?? ''] ?? '+OK\r\n')
  })

/**
 * Listens, never accepts and has a full queue, so that Linux drops the packets of the next client. The event loop of the
 * listening process is blocked for that.
 */
export async function fullPeer(): Promise<Peer> {
  const script = `
    require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () {
      require('node:fs').writeSync(1, String(this.address().port))
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000)
    })`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<number>((resolve) => child.stdout.once('data', (data) => resolve(Number(data))))
  const fillers: Socket[] = []
  while (!isDropped(port)) {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('error', () => undefined)
    fillers.push(socket)
    // Until it is connected or dropped.
    while (socket.connecting && !isDropped(port)) await sleep(10)
  }
  return {
    port,
    open: () => 0,
    close: async () => {
      for (const socket of fillers) socket.destroy()
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('close', resolve))
    },
  }
}

/** Linux completes a connection over loopback inside connect(): one that stays in SYN_SENT (02) was dropped. */
const isDropped = (port: number): boolean =>
  readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .some(([, , remote, state]) => state === '02' && Number.parseInt(remote?.split(':')[1] ?? '', 16) === port)

async function listen(server: Server): Promise<Peer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
