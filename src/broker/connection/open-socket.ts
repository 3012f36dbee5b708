import { connect, type Socket } from 'node:net'
import { LATE, within } from './deadline.ts'
import { codeOf, StageError, textOf } from './stage-error.ts'

export type Target = { readonly host: string; readonly port: number } | { readonly path: string }

/**
 * Connects to the first address that accepts, trying one after the other as the Python clients do.
 * @param ms milliseconds for each address
 * @throws StageError at `connect`
 */
export async function openFirst(targets: readonly Target[], ms: number, signal: AbortSignal): Promise<Socket> {
  const failures: StageError[] = []
  for (const target of targets) {
    try {
      return await openSocket(target, ms, signal)
    } catch (error) {
      if (!(error instanceof StageError)) throw error
      failures.push(error)
    }
  }
  // A dropped packet is the failure to report: a refusal on another address is often only IPv6 that the server does not use.
  const worst = failures.find(({ failure }) => failure.kind === 'filtered') ?? failures[0]
  throw worst ?? new StageError('connect', 'other', 'no address to connect to')
}

/** @returns a connected socket, which the caller destroys */
async function openSocket(target: Target, ms: number, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ ...target })
  // Without a listener, an error of the socket is an uncaught exception.
  socket.on('error', () => undefined)
  const opened = new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  try {
    if ((await within(opened, ms, signal)) === LATE)
      throw new StageError('connect', 'filtered', `no answer to the connection attempt after ${ms} ms`)
    return socket
  } catch (error) {
    socket.destroy()
    if (error instanceof StageError) throw error
    throw new StageError('connect', kindOf(codeOf(error), target), `connect ${codeOf(error) || textOf(error)}`)
  }
}

function kindOf(code: string, target: Target): StageError['failure']['kind'] {
  if (code === 'ECONNREFUSED') return 'refused'
  if ('path' in target && (code === 'ENOENT' || code === 'EACCES' || code === 'ENOTSOCK')) return 'no-such-socket'
  // Reported by a router: no route, or not allowed.
  return /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EACCES|EPERM)$/.test(code) ? 'filtered' : 'other'
}
