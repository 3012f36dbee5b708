import { spawn } from 'node:child_process'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createServer as createTlsServer } from 'node:tls'
import { readFileSync } from 'node:fs'

export interface Peer {
  readonly port: number
  /** Connections that are open now. */
  open(): number
  close(): Promise<void>
}

const tlsFile = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url))

/** A server that does with each connection what it is told. */
export const peer = (handle: (socket: Socket) => void): Promise<Peer> => listen(createServer(handle))

/** Takes connections and never says a word. */
export const silentPeer = (): Promise<Peer> => peer((socket) => void socket.resume())

/** Closes every connection at once. */
export const closingPeer = (): Promise<Peer> => peer((socket) => void socket.end())

export const httpPeer = (): Promise<Peer> => listen(createHttpServer((_request, response) => response.end('hello')))

/** A TLS server with a self-signed certificate for `localhost`, which hands the decrypted stream on. */
export const tlsPeer = (handle: (socket: Socket) => void): Promise<Peer> =>
  listen(createTlsServer({ key: tlsFile('server.key'), cert: tlsFile('server.crt') }, handle))

/** Speaks just enough Redis for a worker's first questions. */
export const tinyRedis = (socket: Socket): void =>
  void socket.on('data', (data) => {
    for (const found of data.toString().matchAll(/^(PING|HELLO|SELECT|AUTH|INFO)$/gim))
      socket.write(found[1]?.toUpperCase() === 'PING' ? '+PONG\r\n' : '+OK\r\n')
  })

/**
 * Listens, never accepts, and has its queue full: Linux drops the packets of whoever comes next. The process that
 * listens has to stand still for that.
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
  for (let filled = false; !filled;) {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('error', () => undefined)
    fillers.push(socket)
    filled = await Promise.race([
      new Promise<boolean>((resolve) => socket.once('connect', () => resolve(false))),
      sleep(300, true),
    ])
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
