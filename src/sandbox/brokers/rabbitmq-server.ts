import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Broker } from './broker.ts'
import { freePort, isListening, type StartServer } from './private-server.ts'

interface RabbitMqOptions {
  readonly program: (name: string) => string | null
  readonly folder: string
  readonly start: StartServer
  readonly signal: AbortSignal
}

/** Debian's rabbitmq-server switches to the user rabbitmq and drops the environment; this is the script that it calls. */
const DEBIAN_SCRIPT = '/usr/lib/rabbitmq/bin/rabbitmq-server'
const START_TIMEOUT_MS = 60_000

/**
 * A RabbitMQ node with its own name, cookie, port mapper and data: it uses neither the machine's RabbitMQ nor its
 * configuration.
 * @returns null when it is not installed or does not start
 */
export async function startRabbitMq({ program, folder, start, signal }: RabbitMqOptions): Promise<Broker | null> {
  const server = existsSync(DEBIAN_SCRIPT) ? DEBIAN_SCRIPT : program('rabbitmq-server')
  const mapper = program('epmd')
  if (server === null || mapper === null) return null
  const [port, distribution, mapperPort] = await Promise.all([freePort(), freePort(), freePort()])
  const home = join(folder, 'rabbitmq')
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'rabbitmq.conf'), `listeners.tcp.1 = 127.0.0.1:${port}\ndisk_free_limit.absolute = 10MB\n`)
  writeFileSync(join(home, 'enabled_plugins'), '[].\n')
  const env = {
    HOME: home,
    ERL_EPMD_PORT: String(mapperPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: `poolwise-${process.pid}@localhost`,
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_DIST_PORT: String(distribution),
    RABBITMQ_MNESIA_BASE: join(home, 'mnesia'),
    RABBITMQ_LOG_BASE: join(home, 'log'),
    RABBITMQ_CONFIG_FILE: join(home, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(home, 'enabled_plugins'),
    RABBITMQ_CONF_ENV_FILE: join(home, 'none'),
  }
  // Otherwise Erlang starts one as a daemon, which would outlive poolwise.
  start(mapper, ['-port', String(mapperPort), '-address', '127.0.0.1'], env)
  const node = start(server, [], env)
  if (!(await isListening(port, node, START_TIMEOUT_MS, signal))) return null
  // It starts listening shortly before it accepts logins.
  await sleep(500)
  return { url: `amqp://guest:guest@127.0.0.1:${port}//`, isPrivate: true, hasQueues: true }
}
