import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findExecutable } from '../../src/platform/find-executable.ts'

/** A busy machine takes its time; a server that fails to start exits. */
const START_TIMEOUT_MS = 60_000

export interface RedisServer {
  readonly port: number
  readonly socketPath: string
  stop(): Promise<void>
}

/** The part of vitest's test context that skips a test. */
interface Skippable {
  skip(note?: string): void
}

/**
 * Starts a private Redis on a free port; nothing of it is left after `stop`.
 * @param options redis-server's own: `['--requirepass', 'pw']`
 */
export async function startRedis(options: readonly string[] = []): Promise<RedisServer> {
  const program = findExecutable('redis-server', process.env)
  if (program === null) throw new Error('redis-server is not installed')
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'redis-'))
  const socketPath = join(folder, 'redis.sock')
  const plain = options.includes('--port') ? [] : ['--port', String(port)]
  const quiet = ['--save', '', '--appendonly', 'no', '--dir', folder, '--unixsocket', socketPath]
  const child = spawn(program, [...plain, ...quiet, ...options.map((word) => word.replace('{port}', String(port)))], {
    stdio: 'ignore',
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGKILL')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
  for (const began = performance.now(); performance.now() - began < START_TIMEOUT_MS && child.exitCode === null;) {
    if (await accepts(port)) return { port, socketPath, stop }
    await sleep(25)
  }
  await stop()
  throw new Error(`redis-server ${options.join(' ')} did not start`)
}

/** Skips a test with a warning where Redis is not installed; fails on CI. */
export function needsRedis(context: Skippable): void {
  if (findExecutable('redis-server', process.env) !== null) return
  if (process.env['CI'] === 'true') throw new Error('redis-server is not installed, and CI must have it')
  console.warn('SKIPPED: redis-server is not installed')
  context.skip('redis-server is not installed')
}

/** A free port. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

/** Whether something listens there. */
export const accepts = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host })
    const answer = (yes: boolean) => {
      socket.destroy()
      resolve(yes)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
  })

/** Takes the only place of a server with `--maxclients 1`; an earlier connection may still hold it for a moment. */
export async function onlyClient(port: number): Promise<Socket> {
  for (;;) {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('error', () => undefined)
    socket.write('PING\r\n')
    const answer = await new Promise<string>((resolve) => {
      socket.once('data', (data) => resolve(data.toString()))
      socket.once('close', () => resolve(''))
    })
    if (answer.startsWith('+PONG')) return socket
    socket.destroy()
    await sleep(25)
  }
}
