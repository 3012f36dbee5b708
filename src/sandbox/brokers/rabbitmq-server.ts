import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Broker } from './broker.ts'
import { freePort, isReady, type Greeting, type StartServer } from './private-server.ts'

interface RabbitMqOptions {
  readonly program: (name: string) => string | null
  readonly folder: string
  readonly start: StartServer
  readonly signal: AbortSignal
}

/** Debian's rabbitmq-server switches to the user rabbitmq and drops the environment; this is the script that it calls. */
const DEBIAN_SCRIPT = '/usr/lib/rabbitmq/bin/rabbitmq-server'
/** A bound, not an expectation: a busy machine may need most of it. */
const START_TIMEOUT_MS = 240_000

/**
 * AMQP 0-9-1: the server answers the protocol header with a method frame on channel 0, Connection.Start (10, 10).
 * https://www.rabbitmq.com/resources/specs/amqp0-9-1.pdf (2.3.5, 4.2.2)
 */
export const amqpGreeting: Greeting = {
  sent: Buffer.from('AMQP\0\0\u0009\u0001', 'latin1'),
  answered: (reply) =>
    reply.length >= 11 && reply.readUIntBE(0, 3) === 0x01_00_00 && reply.readUInt32BE(7) === 0x00_0a_00_0a,
}

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
  // It listens a moment before it answers.
  if (!(await isReady(node, { port, greeting: amqpGreeting, timeoutMs: START_TIMEOUT_MS, signal }))) return null
  return { url: `amqp://guest:guest@127.0.0.1:${port}//`, isPrivate: true, hasQueues: true }
}
