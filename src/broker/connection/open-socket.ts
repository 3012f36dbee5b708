import { connect, type Socket } from 'node:net'
import { LATE, within } from './deadline.ts'
import { codeOf, RungError, textOf } from './failure.ts'

/** Enough for a connection across the world; a firewall that drops packets answers never. */
const CONNECT_MS = 1_500

export type Target = { readonly host: string; readonly port: number } | { readonly path: string }

/**
 * Opens a connection to the first address that takes it, as the Python clients do, one after the other.
 * @throws RungError at `connect`
 */
export async function openFirst(targets: readonly Target[], signal: AbortSignal): Promise<Socket> {
  const failures: RungError[] = []
  for (const target of targets) {
    try {
      return await openSocket(target, signal)
    } catch (error) {
      if (!(error instanceof RungError)) throw error
      failures.push(error)
    }
  }
  // The one that says most: a dropped packet hides more than a refusal.
  const worst = failures.find(({ failure }) => failure.kind === 'filtered') ?? failures[0]
  throw worst ?? new RungError('connect', 'other', 'no address to connect to')
}

/** @returns a connected socket; whoever gets it destroys it */
export async function openSocket(target: Target, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ ...target })
  // A socket without a listener for errors ends the whole program.
  socket.on('error', () => undefined)
  const opened = new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  try {
    if ((await within(opened, CONNECT_MS, signal)) === LATE)
      throw new RungError('connect', 'filtered', `no answer to the connection attempt after ${CONNECT_MS} ms`)
    return socket
  } catch (error) {
    socket.destroy()
    if (error instanceof RungError) throw error
    throw new RungError('connect', kindOf(codeOf(error), target), `connect ${codeOf(error) || textOf(error)}`)
  }
}

function kindOf(code: string, target: Target): RungError['failure']['kind'] {
  if (code === 'ECONNREFUSED') return 'refused'
  if ('path' in target && (code === 'ENOENT' || code === 'EACCES' || code === 'ENOTSOCK')) return 'no-such-socket'
  // The router says that there is no way, or that it isn't allowed.
  return /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EACCES|EPERM)$/.test(code) ? 'filtered' : 'other'
}
