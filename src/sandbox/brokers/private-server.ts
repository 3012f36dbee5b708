import { connect, createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StartedProcess } from '../../platform/start-process.ts'

const POLL_MS = 50

export type StartServer = (
  file: string,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
) => StartedProcess

/** Waits until the server accepts connections; gives up when its process exits. */
export async function isListening(
  port: number,
  server: StartedProcess,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  let gone = false
  void server.gone.then(() => (gone = true))
  const isGone = (): boolean => gone
  const end = performance.now() + timeoutMs
  while (performance.now() < end && !isGone() && !signal.aborted) {
    if (await accepts(port)) return true
    await sleep(POLL_MS)
  }
  return false
}

/** A free TCP port of 127.0.0.1. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const answer = (yes: boolean) => {
      socket.destroy()
      resolve(yes)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
  })
