import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeFolder } from '../../platform/remove-folder.ts'
import { startProcess, type StartedProcess } from '../../platform/start-process.ts'
import type { Broker, BrokerKind } from './broker.ts'
import { freePort, type StartServer } from './private-server.ts'
import { startRabbitMq } from './rabbitmq-server.ts'
import { startRedis } from './redis-server.ts'
import { startSilentServer } from './silent-server.ts'

export interface Brokers {
  /** @returns null if there is none of this kind */
  get(kind: BrokerKind): Promise<Broker | null>
  end(): Promise<void>
}

export interface BrokerOptions {
  /** URLs of the user's own servers, used instead of private ones of their kind. */
  readonly given: readonly string[]
  /** Path of a program, null where it is not installed. */
  readonly program: (name: string) => string | null
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

/** Private brokers, each started on first use; all are stopped together. */
export function openBrokers({ given, program, env, signal }: BrokerOptions): Brokers {
  const folder = mkdtempSync(join(tmpdir(), 'poolwise-brokers-'))
  const servers: StartedProcess[] = []
  const closing: (() => void)[] = []
  const known = new Map<BrokerKind, Promise<Broker | null>>()
  const start: StartServer = (file, args, extra = {}) => {
    const server = startProcess(file, args, {
      cwd: folder,
      env: { ...env, ...extra },
      logFile: join(folder, 'servers.log'),
    })
    servers.push(server)
    return server
  }
  const userServer = (scheme: RegExp): Broker | null => {
    const url = given.find((one) => scheme.test(one))
    return url === undefined ? null : { url, isPrivate: false, hasQueues: true }
  }
  const make = async (kind: BrokerKind): Promise<Broker | null> => {
    switch (kind) {
      case 'embedded':
        return { url: 'memory://', isPrivate: true, hasQueues: false }
      case 'closed':
        return { url: `redis://127.0.0.1:${await freePort()}/0`, isPrivate: true, hasQueues: false }
      case 'silent': {
        const { port, close } = await startSilentServer()
        closing.push(close)
        return { url: `redis://127.0.0.1:${port}/0`, isPrivate: true, hasQueues: false }
      }
      case 'redis':
        return userServer(/^rediss?:/) ?? startRedis({ program, folder, start, signal })
      case 'rabbitmq':
        return userServer(/^(?:py)?amqps?:/) ?? startRabbitMq({ program, folder, start, signal })
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
