import { connect, createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StartedProcess } from '../../platform/start-process.ts'

/** A broker for a scenario's runs. */
export interface Broker {
  readonly url: string
  /** Nobody else uses it, and it goes when we go. */
  readonly isPrivate: boolean
}

export type ServerStart = (
  file: string,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
) => StartedProcess

/** Waits until something listens on the port; not when the server has gone. */
export async function answers(
  port: number,
  server: StartedProcess,
  milliseconds: number,
  signal: AbortSignal,
): Promise<boolean> {
  let gone = false
  void server.gone.then(() => (gone = true))
  const isGone = (): boolean => gone
  const end = performance.now() + milliseconds
  while (performance.now() < end && !isGone() && !signal.aborted) {
    if (await accepts(port)) return true
    await sleep(50)
  }
  return false
}

/** A port that nobody listens on at this moment. */
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
