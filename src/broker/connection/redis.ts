import type { Socket } from 'node:net'
import { inspect } from 'node:util'
import type { Redis } from 'ioredis'
import type { BrokerAddress } from '../../facts/broker.ts'
import { StageError, textOf } from './stage-error.ts'
import { isReplyError, withRedis } from './redis-client.ts'
import type { ServerInfo } from './server-info.ts'

/**
 * Logs in, pings and selects the database, as a worker does before its first command. Nothing is written. Each step is a
 * command of its own instead of a part of ioredis' handshake, because ioredis continues with database 0 when the server
 * refuses the selected one.
 * @param answerMs milliseconds for each reply
 * @throws StageError at `answer`, `authenticate` or `database`
 */
export const openRedis = (stream: Socket, address: BrokerAddress, answerMs: number): Promise<ServerInfo> =>
  withRedis(stream, answerMs, async (redis) => {
    await logIn(redis, address)
    await ping(redis)
    // Measured on the second: the first includes the start of the client.
    const began = performance.now()
    await ping(redis)
    const roundTripMs = performance.now() - began
    await select(redis, Number((address.path ?? '0').replace(/^\//, '').replaceAll('_', '')))
    return { server: await version(redis), roundTripMs }
  })

/**
 * @param answerMs milliseconds for each reply
 * @returns host and port of the master
 * @throws StageError
 */
export const askSentinel = (
  stream: Socket,
  masterName: string,
  answerMs: number,
): Promise<{ host: string; port: number }> =>
  withRedis(stream, answerMs, async (redis) => {
    const reply = await redis.call('SENTINEL', 'get-master-addr-by-name', masterName).catch((error: unknown) => {
      if (/unknown command/i.test(textOf(error)))
        throw new StageError('answer', 'not-this-protocol', 'a Redis server answered that is not a Sentinel')
      refuseFatal(error)
      throw error
    })
    const [host, port] = Array.isArray(reply) ? (reply as unknown[]).map(String) : []
    if (host === undefined || port === undefined)
      throw new StageError('answer', 'no-such-master', `the Sentinel has no master named "${masterName}"`)
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw notRedis('SENTINEL', reply)
    return { host, port: Number(port) }
  })

/**
 * Logs in with the command of the installed redis-py, because servers treat the two differently: a password that the
 * server does not require is accepted in HELLO and refused in AUTH, and servers before 6.0 have no HELLO.
 */
async function logIn(redis: Redis, { username, password, opening }: BrokerAddress): Promise<void> {
  // redis-py logs in if either is set.
  const anonymous = username === null && password === null
  if (anonymous && opening === 'auth') return
  try {
    // redis-py asks for protocol version 3; version 2 needs the same permissions.
    if (opening === 'hello') {
      const reply = await redis.call(
        'HELLO',
        '2',
        ...(anonymous ? [] : ['AUTH', username ?? 'default', password ?? '']),
      )
      if (!Array.isArray(reply)) throw notRedis('HELLO', reply)
    } else {
      const reply = await redis.call('AUTH', ...(username === null ? [] : [username]), password ?? '')
      if (reply !== 'OK') throw notRedis('AUTH', reply)
    }
  } catch (error) {
    const text = textOf(error)
    if (!isReplyError(error)) throw error
    if (/unknown command.*HELLO/is.test(text)) throw new StageError('answer', 'server-too-old', text)
    if (anonymous) return refuseFatal(error)
    // The server replies LOADING and BUSY before it checks the password.
    if (/^(WRONGPASS|NOAUTH|ERR)/.test(text)) throw new StageError('authenticate', 'wrong-credentials', text)
    refuseFatal(error)
    throw error
  }
}

async function ping(redis: Redis): Promise<void> {
  const reply: unknown = await redis.call('PING').catch(refuseStranger)
  if (reply !== undefined && reply !== 'PONG') throw notRedis('PING', reply)
}

/** Of a reply that may be of any size and depth. */
const SHORT = { depth: 1, maxArrayLength: 3, maxStringLength: 80, breakLength: Infinity } as const

const notRedis = (command: string, reply: unknown): StageError =>
  new StageError('answer', 'not-this-protocol', `answered ${command} with ${inspect(reply, SHORT)}`)

/** How Redis and its kin begin error replies; ERR too for a PING that is renamed (rename-command). */
const REDIS_ERROR =
  /^-?(?:ERR|NOPERM|BUSY|MISCONF|MASTERDOWN|NOREPLICAS|READONLY|OOM|CLUSTERDOWN|NOMASTERLINK|UNKILLABLE|EXECABORT|TRYAGAIN|MOVED|ASK)\b/

/** Any server of the protocol can answer OK; a Redis server answers PONG, or with an error of its own. */
function refuseStranger(error: unknown): void {
  refuseFatal(error)
  const text = textOf(error)
  if (!REDIS_ERROR.test(text)) throw notRedis('PING', text)
}

/** An error reply is an answer too (NOPERM, BUSY …). Throws only for those that stop every worker. */
function refuseFatal(error: unknown): void {
  if (!isReplyError(error)) throw error
  const text = textOf(error)
  if (/^NOAUTH/.test(text)) throw new StageError('authenticate', 'credentials-required', text)
  if (/^LOADING/.test(text)) throw new StageError('answer', 'loading', text)
  if (/^DENIED/.test(text)) throw new StageError('answer', 'protected-mode', text)
  if (/max number of clients/i.test(text)) throw new StageError('answer', 'server-full', text)
}

async function select(redis: Redis, database: number): Promise<void> {
  if (database === 0) return
  try {
    const reply = await redis.call('SELECT', database)
    if (reply !== 'OK') throw notRedis('SELECT', reply)
  } catch (error) {
    if (!isReplyError(error)) throw error
    const text = textOf(error)
    throw new StageError('database', /^NOPERM/.test(text) ? 'not-allowed' : 'no-such-database', text)
  }
}

/** Null where this user may not run INFO. */
async function version(redis: Redis): Promise<string | null> {
  const info: unknown = await redis.call('INFO', 'server').catch(() => '')
  if (typeof info !== 'string') return null
  const field = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim()
  const valkey = field('valkey_version')
  const redisVersion = field('redis_version')
  if (valkey !== undefined) return `Valkey ${valkey}`
  return redisVersion === undefined ? null : `Redis ${redisVersion}`
}
