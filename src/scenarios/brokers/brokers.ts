import { mkdtempSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeFolder } from '../../platform/remove-folder.ts'
import { startProcess, type StartedProcess } from '../../platform/start-process.ts'
import { answers, freePort, type Broker, type ServerStart } from './private-server.ts'
import { startRabbit } from './rabbit-server.ts'
import type { BrokerKind } from '../scenario.ts'

export interface Brokers {
  /** @returns null when there is none of the kind here */
  get(kind: BrokerKind): Promise<Broker | null>
  end(): Promise<void>
}

export interface BrokerOptions {
  /** Servers of the user's own, which take the place of private ones of their kind. */
  readonly given: readonly string[]
  readonly program: (name: string) => string | null
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

/** Private brokers, each started when it is first needed. */
export function openBrokers({ given, program, env, signal }: BrokerOptions): Brokers {
  const folder = mkdtempSync(join(tmpdir(), 'poolwise-brokers-'))
  const servers: StartedProcess[] = []
  const closing: (() => void)[] = []
  const known = new Map<BrokerKind, Promise<Broker | null>>()
  const start: ServerStart = (file, args, extra = {}) => {
    const server = startProcess(file, args, {
      cwd: folder,
      env: { ...env, ...extra },
      logFile: join(folder, 'servers.log'),
    })
    servers.push(server)
    return server
  }
  const make = async (kind: BrokerKind): Promise<Broker | null> => {
    switch (kind) {
      case 'embedded':
        return { url: 'memory://', isPrivate: true }
      case 'closed':
        return { url: `redis://127.0.0.1:${await freePort()}/0`, isPrivate: true }
      case 'silent': {
        const { port, close } = await silentServer()
        closing.push(close)
        return { url: `redis://127.0.0.1:${port}/0`, isPrivate: true }
      }
      case 'redis': {
        const own = given.find((url) => /^rediss?:/.test(url))
        if (own !== undefined) return { url: own, isPrivate: false }
        const file = program('redis-server') ?? program('valkey-server')
        return file === null ? null : startRedis(file, folder, start, signal)
      }
      case 'rabbitmq': {
        const own = given.find((url) => /^(?:py)?amqps?:/.test(url))
        if (own !== undefined) return { url: own, isPrivate: false }
        return startRabbit({ program, folder, start, signal })
      }
    }
  }
  return {
    get(kind) {
      const broker = known.get(kind) ?? make(kind)
      known.set(kind, broker)
      return broker
    },
    async end() {
      for (const close of closing) close()
      await Promise.all(servers.map((server) => server.end()))
      await removeFolder(folder)
    },
  }
}

async function startRedis(
  file: string,
  folder: string,
  start: ServerStart,
  signal: AbortSignal,
): Promise<Broker | null> {
  const port = await freePort()
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]
  const server = start(file, options)
  return (await answers(port, server, 10_000, signal)) ? { url: `redis://127.0.0.1:${port}/0`, isPrivate: true } : null
}

/** Takes connections and never says a word: a load balancer without a server behind it. */
async function silentServer(): Promise<{ port: number; close: () => void }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).resume()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { port: (server.address() as AddressInfo).port, close }
}
