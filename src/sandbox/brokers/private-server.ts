import { connect, createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StartedProcess } from '../../platform/start-process.ts'

const POLL_MS = 50
/** For one attempt; another follows. */
const ANSWER_TIMEOUT_MS = 2_000

export type StartServer = (
  file: string,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
) => StartedProcess

export interface Greeting {
  /** The first bytes that a client sends. */
  readonly sent: Buffer
  /** @param reply what the server has sent so far */
  readonly answered: (reply: Buffer) => boolean
}

interface ReadyOptions {
  readonly port: number
  /** Absent: an accepted connection is enough. */
  readonly greeting?: Greeting
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Waits until the server accepts connections and answers the greeting; gives up when its process exits. */
export async function isReady(
  server: StartedProcess,
  { port, greeting, timeoutMs, signal }: ReadyOptions,
): Promise<boolean> {
  let gone = false
  void server.gone.then(() => (gone = true))
  const isGone = (): boolean => gone
  const end = performance.now() + timeoutMs
  while (performance.now() < end && !isGone() && !signal.aborted) {
    if (await answers(port, greeting)) return true
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

function answers(port: number, greeting?: Greeting): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const settle = (ready: boolean) => {
      socket.destroy()
      resolve(ready)
    }
    let reply = Buffer.alloc(0)
    socket.once('connect', () => (greeting ? socket.write(greeting.sent) : settle(true)))
    socket.on('data', (chunk: Buffer) => {
      reply = Buffer.concat([reply, chunk])
      if (greeting?.answered(reply)) settle(true)
    })
    socket.on('error', () => settle(false))
    socket.once('end', () => settle(false))
    socket.setTimeout(ANSWER_TIMEOUT_MS, () => settle(false))
  })
}
