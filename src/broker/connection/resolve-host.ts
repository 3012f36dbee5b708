import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { LATE, within } from './deadline.ts'
import { codeOf, RungError } from './failure.ts'

const DEADLINE_MS = 1_500

/**
 * The IP addresses of a host, in the order in which the system's resolver gives them, which is the order in which
 * redis-py and py-amqp try them.
 * @throws RungError at `resolve`
 */
export async function resolveHost(host: string, signal: AbortSignal): Promise<string[]> {
  if (isIP(host)) return [host]
  try {
    const found = await within(lookup(host, { all: true, order: 'verbatim' }), DEADLINE_MS, signal)
    if (found === LATE)
      throw new RungError('resolve', 'lookup-timed-out', `no answer from the name service after ${DEADLINE_MS} ms`)
    return [...new Set(found.map(({ address }) => address))]
  } catch (error) {
    if (error instanceof RungError) throw error
    throw new RungError('resolve', 'host-not-found', `${codeOf(error) || String(error)} ${host}`)
  }
}
