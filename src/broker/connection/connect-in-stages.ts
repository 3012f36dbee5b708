import { isIP, type Socket } from 'node:net'
import type { BrokerAddress, BrokerConnectionFact, ConnectionStage } from '../../facts/broker.ts'
import type { QueueDeclaration } from '../../facts/queues.ts'
import { LATE, within } from './deadline.ts'
import { openFirst, type Target } from './open-socket.ts'
import { resolveHost } from './resolve-host.ts'
import type { ServerInfo } from './server-info.ts'
import { StageError, textOf } from './stage-error.ts'
import { STAGE_TIMEOUTS, type StageTimeouts } from './stage-timeouts.ts'
import { startTls } from './start-tls.ts'
import { explainTlsMismatch } from './tls-mismatch.ts'
import { checkUnsolicitedReply } from './unsolicited-reply.ts'

type Env = Readonly<Record<string, string | undefined>>

/** One run of connectInStages: what it has open and how far it is. */
interface Attempt {
  readonly address: BrokerAddress
  readonly env: Env
  readonly timeouts: StageTimeouts
  readonly signal: AbortSignal
  readonly queues: readonly QueueDeclaration[]
  readonly sockets: Socket[]
  tried: readonly string[]
  stage: ConnectionStage
}

/**
 * Connects to one address: resolve, connect, TLS, the protocol, log in, database or virtual host. The result names the
 * first stage that fails.
 * @param queues as the app declares them: RabbitMQ is asked whether it has them with other arguments
 * Never rejects; every socket is destroyed when it resolves.
 */
export async function connectInStages(
  address: BrokerAddress,
  env: Env,
  signal: AbortSignal,
  timeouts: StageTimeouts = STAGE_TIMEOUTS,
  queues: readonly QueueDeclaration[] = [],
): Promise<BrokerConnectionFact> {
  const finished = new AbortController()
  const abort = () => finished.abort()
  signal.addEventListener('abort', abort, { once: true })
  const attempt: Attempt = {
    ...{ address, env, timeouts, signal: finished.signal, queues },
    ...{ sockets: [], tried: [], stage: 'resolve' },
  }
  const fact = (failed: StageError | null, opened: ServerInfo | null): BrokerConnectionFact => ({
    address,
    failedAt: failed?.stage ?? null,
    failure: failed?.failure ?? null,
    tried: attempt.tried,
    server: opened?.server ?? null,
    roundTripMs: opened ? Math.round(opened.roundTripMs * 10) / 10 : null,
    ...(opened?.refusedQueues && { refusedQueues: opened.refusedQueues }),
  })
  try {
    const opened = await within(connect(attempt), timeouts.address, signal)
    if (opened !== LATE) return fact(null, opened)
    return fact(new StageError(attempt.stage, 'silent', `no answer after ${timeouts.address} ms`), null)
  } catch (error) {
    return fact(error instanceof StageError ? error : new StageError(attempt.stage, 'other', textOf(error)), null)
  } finally {
    finished.abort()
    signal.removeEventListener('abort', abort)
    for (const socket of attempt.sockets) socket.destroy()
  }
}

async function connect(attempt: Attempt): Promise<ServerInfo> {
  const { address } = attempt
  if (address.contact !== 'sentinel') return connectTo(attempt, targetOf(address))
  // TLS and the password of the URL are for the master, not for the Sentinels.
  const socket = await openSocketTo(attempt, targetOf(address))
  const { askSentinel } = await import('./redis.ts')
  const master = await askSentinel(socket, address.masterName ?? '', attempt.timeouts.answer)
  try {
    return await connectTo(attempt, master)
  } catch (error) {
    if (!(error instanceof StageError)) throw error
    const { kind, reason } = error.failure
    throw new StageError(error.stage, kind, `master ${master.host}:${master.port}: ${reason}`)
  }
}

async function connectTo(attempt: Attempt, target: Target): Promise<ServerInfo> {
  const { address, env, timeouts, signal } = attempt
  const socket = await openSocketTo(attempt, target)
  try {
    attempt.stage = address.tls ? 'tls' : 'answer'
    await checkUnsolicitedReply(socket, timeouts.unsolicitedReply, signal)
    const host = 'host' in target ? target.host : ''
    const { verify } = address
    const timeoutMs = timeouts.tlsHandshake
    const stream = verify ? await startTls({ socket, host, verify, env, timeoutMs, signal }) : socket
    attempt.stage = 'answer'
    return await openProtocol(attempt, stream, isLoopback(socket))
  } catch (error) {
    if (!(error instanceof StageError)) throw error
    const reconnect = () => openSocketTo(attempt, target)
    throw await explainTlsMismatch(error, { address, reconnect, timeouts, signal })
  }
}

/** Loads the client of the protocol where it is used. */
async function openProtocol(attempt: Attempt, stream: Socket, local: boolean): Promise<ServerInfo> {
  const { address, timeouts, signal, queues } = attempt
  if (address.contact !== 'amqp') return (await import('./redis.ts')).openRedis(stream, address, timeouts.answer)
  return (await import('./amqp.ts')).openAmqp(stream, { address, local, timeouts, signal, queues })
}

async function openSocketTo(attempt: Attempt, target: Target): Promise<Socket> {
  attempt.stage = 'resolve'
  const targets = await resolveTarget(attempt, target)
  attempt.stage = 'connect'
  const socket = await openFirst(targets, attempt.timeouts.connect, attempt.signal)
  attempt.sockets.push(socket)
  return socket
}

async function resolveTarget(attempt: Attempt, target: Target): Promise<readonly Target[]> {
  if (!('host' in target)) return [target]
  // py-amqp's transport uses 127.0.0.1 for localhost without asking the resolver.
  const host = attempt.address.contact === 'amqp' && target.host === 'localhost' ? '127.0.0.1' : target.host
  const addresses = await resolveHost(host, attempt.timeouts.lookup, attempt.signal)
  attempt.tried = addresses
  return addresses.map((ip) => ({ host: ip, port: target.port }))
}

const targetOf = ({ socketPath, host, port }: BrokerAddress): Target =>
  socketPath === null ? { host: host ?? '127.0.0.1', port: port ?? 0 } : { path: socketPath }

function isLoopback(socket: Socket): boolean {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'))
}
