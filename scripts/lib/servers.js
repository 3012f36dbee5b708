// Brokers for the tests: private ones on free ports where the servers are installed, else those on the standard ports.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually, freePort, isRabbitMq, isRedis } from './net.js'
import { onPath, pathFolders } from './on-path.js'
import { endTree, start } from './run.js'

/**
 * @typedef {object} Server
 * @property {string} url
 * @property {'private' | 'standard port' | 'given'} kind
 */

/** @param {string} folder for its files @returns {Promise<Server | null>} */
export async function redis(folder) {
  if (process.env.TEST_REDIS_URL) return { url: process.env.TEST_REDIS_URL, kind: 'given' }
  const program = findProgram(['redis-server', 'valkey-server'])
  if (program) {
    const port = await freePort()
    const child = start(
      program,
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      { stdio: 'ignore' },
    )
    if (
      await eventually(
        () => isRedis(port),
        10_000,
        () => child.exitCode !== null,
      )
    ) {
      return { url: `redis://127.0.0.1:${port}/0`, kind: 'private' }
    }
    endTree(child)
  }
  return (await isRedis(6379)) ? { url: 'redis://127.0.0.1:6379/0', kind: 'standard port' } : null
}

/** @param {string} folder for its files @returns {Promise<Server | null>} */
export async function rabbitMq(folder) {
  if (process.env.TEST_AMQP_URL) return { url: process.env.TEST_AMQP_URL, kind: 'given' }
  const port = await startRabbitMq(folder)
  if (port !== null) return { url: `amqp://guest:guest@127.0.0.1:${port}//`, kind: 'private' }
  return (await isRabbitMq(5672)) ? { url: 'amqp://guest:guest@127.0.0.1:5672//', kind: 'standard port' } : null
}

/**
 * A RabbitMQ node with its own name, cookie, port mapper and data, independent of the machine's RabbitMQ and its
 * configuration. Works for every user, root included.
 * @param {string} folder
 * @returns {Promise<number | null>} its AMQP port; null when it isn't installed or doesn't start within 40 s
 */
async function startRabbitMq(folder) {
  // Debian's /usr/sbin/rabbitmq-server is a wrapper that changes to the user rabbitmq and drops our environment.
  const direct = '/usr/lib/rabbitmq/bin/rabbitmq-server'
  const program = existsSync(direct) ? direct : findProgram(['rabbitmq-server'])
  const epmd = findProgram(['epmd'])
  if (program === null || epmd === null) return null
  const [port, distribution, mapper] = await Promise.all([freePort(), freePort(), freePort()])
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'rabbitmq.conf'), `listeners.tcp.1 = 127.0.0.1:${port}\ndisk_free_limit.absolute = 10MB\n`)
  writeFileSync(join(folder, 'enabled_plugins'), '[].\n')
  const env = {
    ...process.env,
    HOME: folder,
    ERL_EPMD_PORT: String(mapper),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: `poolwise-test-${process.pid}@localhost`,
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_DIST_PORT: String(distribution),
    RABBITMQ_MNESIA_BASE: join(folder, 'mnesia'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
    RABBITMQ_CONF_ENV_FILE: join(folder, 'none'),
  }
  // Otherwise Erlang starts its port mapper as a daemon, which would outlive us.
  const names = start(epmd, ['-port', String(mapper), '-address', '127.0.0.1'], { stdio: 'ignore', env })
  const node = start(program, [], { stdio: 'ignore', env, cwd: folder })
  if (
    await eventually(
      () => isRabbitMq(port),
      40_000,
      () => node.exitCode !== null,
    )
  )
    return port
  endTree(node)
  endTree(names)
  return null
}

/** On PATH, and where Debian and Homebrew put servers. @param {readonly string[]} names @returns {string | null} */
function findProgram(names) {
  if (process.platform === 'win32') return null
  const folders = [...pathFolders(), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin']
  return names.map((name) => onPath(name, folders)).find((file) => file !== null) ?? null
}
