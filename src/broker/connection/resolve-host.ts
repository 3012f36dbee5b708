import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { LATE, within } from './deadline.ts'
import { codeOf, StageError } from './stage-error.ts'

/**
 * The IP addresses of a host in the order of the system's resolver, which is the order in which redis-py and py-amqp
 * try them.
 * @param ms milliseconds to wait for the resolver
 * @throws StageError at `resolve`
 */
export async function resolveHost(host: string, ms: number, signal: AbortSignal): Promise<string[]> {
  if (isIP(host)) return [host]
  try {
    const found = await within(lookup(host, { all: true, order: 'verbatim' }), ms, signal)
    if (found === LATE) throw new StageError('resolve', 'lookup-timed-out', `no answer from DNS after ${ms} ms`)
    return [...new Set(found.map(({ address }) => address))]
  } catch (error) {
    if (error instanceof StageError) throw error
    throw new StageError('resolve', 'host-not-found', `${codeOf(error) || String(error)} ${host}`)
  }
}
