import type { Broker } from './broker.ts'
import { freePort, isReady, type StartServer } from './private-server.ts'

/** A bound, not an expectation: a busy machine may need most of it. */
const START_TIMEOUT_MS = 60_000

interface RedisOptions {
  readonly program: (name: string) => string | null
  readonly folder: string
  readonly start: StartServer
  readonly signal: AbortSignal
}

/**
 * A Redis (or Valkey) on a free port, which stores nothing.
 * @returns null when it is not installed or does not start
 */
export async function startRedis({ program, folder, start, signal }: RedisOptions): Promise<Broker | null> {
  const file = program('redis-server') ?? program('valkey-server')
  if (file === null) return null
  const port = await freePort()
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]
  const server = start(file, options)
  if (!(await isReady(server, { port, timeoutMs: START_TIMEOUT_MS, signal }))) return null
  return { url: `redis://127.0.0.1:${port}/0`, isPrivate: true, hasQueues: true }
}
