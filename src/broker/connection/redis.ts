import type { Socket } from 'node:net'
import type { Redis } from 'ioredis'
import type { BrokerAddress } from '../../facts/broker.ts'
import type { Climbed } from './amqp.ts'
import { RungError, textOf } from './failure.ts'
import { isReplyError, withRedis } from './redis-client.ts'

/**
 * Logs in, asks one question and selects the database: all that a worker does before its first command. Nothing is
 * written. Each step is a command of ours rather than one of the client's own handshake, because ioredis goes on with
 * database 0 when the chosen one is refused.
 * @throws RungError at `answer`, `authenticate` or `database`
 */
export const climbRedis = (stream: Socket, address: BrokerAddress): Promise<Climbed> =>
  withRedis(stream, async (redis) => {
    await logIn(redis, address)
    await redis.ping().catch(refuseFatal)
    // The first answer carries the client's own start as well.
    const began = performance.now()
    await redis.ping().catch(refuseFatal)
    const roundTripMs = performance.now() - began
    await select(redis, Number((address.path ?? '0').replace(/^\//, '').replaceAll('_', '')))
    return { server: await version(redis), roundTripMs }
  })

/** @returns host and port of the master, or throws RungError when that sentinel doesn't know it */
export const askSentinel = (stream: Socket, masterName: string): Promise<{ host: string; port: number }> =>
  withRedis(stream, async (redis) => {
    const reply = await redis.call('SENTINEL', 'get-master-addr-by-name', masterName).catch((error: unknown) => {
      if (/unknown command/i.test(textOf(error)))
        throw new RungError('answer', 'not-this-protocol', 'a Redis server answered that is no Sentinel')
      refuseFatal(error)
      throw error
    })
    const [host, port] = Array.isArray(reply) ? (reply as unknown[]).map(String) : []
    if (host === undefined || port === undefined)
      throw new RungError('answer', 'no-such-master', `the Sentinel knows no master called "${masterName}"`)
    return { host, port: Number(port) }
  })

/**
 * Opens the connection with the command of the worker's own client, because servers judge the two differently: a
 * password that nobody asked for passes in HELLO and fails in AUTH, and servers before 6.0 have no HELLO.
 */
async function logIn(redis: Redis, { username, password, opening }: BrokerAddress): Promise<void> {
  // redis-py logs in when either is given.
  const anonymous = username === null && password === null
  if (anonymous && opening === 'auth') return
  try {
    // Version 2 of the protocol asks for nothing that version 3, which redis-py asks for, doesn't.
    if (opening === 'hello') {
      await redis.call('HELLO', '2', ...(anonymous ? [] : ['AUTH', username ?? 'default', password ?? '']))
    } else {
      await redis.call('AUTH', ...(username === null ? [] : [username]), password ?? '')
    }
  } catch (error) {
    const text = textOf(error)
    if (!isReplyError(error)) throw error
    if (/unknown command.*HELLO/is.test(text)) throw new RungError('answer', 'server-too-old', text)
    if (anonymous) return refuseFatal(error)
    // LOADING and BUSY come before any judgement of the password.
    if (/^(WRONGPASS|NOAUTH|ERR)/.test(text)) throw new RungError('authenticate', 'wrong-credentials', text)
    refuseFatal(error)
    throw error
  }
}

/** An error reply is an answer as well (NOPERM, BUSY …); only those that no worker gets past count. */
function refuseFatal(error: unknown): void {
  if (!isReplyError(error)) throw error
  const text = textOf(error)
  if (/^NOAUTH/.test(text)) throw new RungError('authenticate', 'credentials-required', text)
  if (/^LOADING/.test(text)) throw new RungError('answer', 'loading', text)
  if (/^DENIED/.test(text)) throw new RungError('answer', 'protected-mode', text)
  if (/max number of clients/i.test(text)) throw new RungError('answer', 'server-full', text)
}

async function select(redis: Redis, database: number): Promise<void> {
  if (database === 0) return
  try {
    await redis.call('SELECT', database)
  } catch (error) {
    if (!isReplyError(error)) throw error
    const text = textOf(error)
    throw new RungError('database', /^NOPERM/.test(text) ? 'not-allowed' : 'no-such-database', text)
  }
}

/** INFO may be forbidden to this user; then the version stays unknown. */
async function version(redis: Redis): Promise<string | null> {
  const info = await redis.info('server').catch(() => '')
  const field = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim()
  const valkey = field('valkey_version')
  const redisVersion = field('redis_version')
  if (valkey !== undefined) return `Valkey ${valkey}`
  return redisVersion === undefined ? null : `Redis ${redisVersion}`
}
