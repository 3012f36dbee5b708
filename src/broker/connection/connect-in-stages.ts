import { isIP, type Socket } from 'node:net'
import type { BrokerAddress, BrokerConnectionFact, ConnectionStage } from '../../facts/broker.ts'
import { openAmqp, type Climbed } from './amqp.ts'
import { LATE, within } from './deadline.ts'
import { RungError, textOf } from './failure.ts'
import { openFirst, type Target } from './open-socket.ts'
import { askSentinel, climbRedis } from './redis.ts'
import { resolveHost } from './resolve-host.ts'
import { secondLook } from './second-look.ts'
import { sniff } from './sniff.ts'
import { startTls } from './start-tls.ts'

/** All rungs of one address together. */
const ADDRESS_MS = 4_000

type Env = Readonly<Record<string, string | undefined>>

/** What a connectInStages has open, and how far it is. */
interface Climb {
  readonly address: BrokerAddress
  readonly env: Env
  readonly signal: AbortSignal
  readonly sockets: Socket[]
  tried: readonly string[]
  rung: ConnectionStage
}

/**
 * Climbs one address: resolve, connect, TLS, the protocol, log in, database or virtual host. The first rung that fails is the answer.
 * Never rejects; every socket is closed when it resolves.
 */
export async function connectInStages(
  address: BrokerAddress,
  env: Env,
  signal: AbortSignal,
): Promise<BrokerConnectionFact> {
  const ending = new AbortController()
  const abort = () => ending.abort()
  signal.addEventListener('abort', abort, { once: true })
  const state: Climb = { address, env, signal: ending.signal, sockets: [], tried: [], rung: 'resolve' }
  const fact = (failed: RungError | null, climbed: Climbed | null): BrokerConnectionFact => ({
    address,
    failedAt: failed?.rung ?? null,
    failure: failed?.failure ?? null,
    tried: state.tried,
    server: climbed?.server ?? null,
    roundTripMs: climbed ? Math.round(climbed.roundTripMs * 10) / 10 : null,
  })
  try {
    const climbed = await within(wholeWay(state), ADDRESS_MS, signal)
    if (climbed === LATE) return fact(new RungError(state.rung, 'silent', `no answer after ${ADDRESS_MS} ms`), null)
    return fact(null, climbed)
  } catch (error) {
    return fact(error instanceof RungError ? error : new RungError(state.rung, 'other', textOf(error)), null)
  } finally {
    ending.abort()
    signal.removeEventListener('abort', abort)
    for (const socket of state.sockets) socket.destroy()
  }
}

async function wholeWay(state: Climb): Promise<Climbed> {
  const { address } = state
  if (address.contact !== 'sentinel') return upFrom(state, targetOf(address))
  // The Sentinels themselves are asked without TLS and without the URL's password: those are for the master.
  const socket = await connectTo(state, targetOf(address))
  const master = await askSentinel(socket, address.masterName ?? '')
  try {
    return await upFrom(state, master)
  } catch (error) {
    if (!(error instanceof RungError)) throw error
    throw new RungError(error.rung, error.failure.kind, `master ${master.host}:${master.port}: ${error.failure.said}`)
  }
}

async function upFrom(state: Climb, target: Target): Promise<Climbed> {
  const { address, signal } = state
  const socket = await connectTo(state, target)
  try {
    state.rung = address.tls ? 'tls' : 'answer'
    await sniff(socket, signal)
    const host = 'host' in target ? target.host : ''
    const { verify, contact } = address
    const stream = verify ? await startTls({ socket, host, verify, env: state.env, signal }) : socket
    state.rung = 'answer'
    return await (contact === 'amqp' ? openAmqp(stream, address, isLocal(socket), signal) : climbRedis(stream, address))
  } catch (error) {
    if (!(error instanceof RungError)) throw error
    const again = () => connectTo(state, target)
    throw await secondLook(error, address, again, signal)
  }
}

async function connectTo(state: Climb, target: Target): Promise<Socket> {
  state.rung = 'resolve'
  const targets = await placesOf(state, target)
  state.rung = 'connect'
  const socket = await openFirst(targets, state.signal)
  state.sockets.push(socket)
  return socket
}

async function placesOf(state: Climb, target: Target): Promise<readonly Target[]> {
  if (!('host' in target)) return [target]
  // py-amqp's transport takes localhost for 127.0.0.1 and never asks the resolver.
  const host = state.address.contact === 'amqp' && target.host === 'localhost' ? '127.0.0.1' : target.host
  const found = await resolveHost(host, state.signal)
  state.tried = found
  return found.map((ip) => ({ host: ip, port: target.port }))
}

const targetOf = ({ socketPath, host, port }: BrokerAddress): Target =>
  socketPath === null ? { host: host ?? '127.0.0.1', port: port ?? 0 } : { path: socketPath }

/** Connected over the loopback interface. */
function isLocal(socket: Socket): boolean {
  const address = socket.remoteAddress ?? ''
  return (
    address === '::1' ||
    (isIP(address.replace(/^::ffff:/, '')) === 4 && address.replace(/^::ffff:/, '').startsWith('127.'))
  )
}
