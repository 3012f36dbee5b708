import type { TestContext } from 'vitest'
import { readUrl, type UrlContext } from '../../../src/broker/address/read-url.ts'
import { connectInStages } from '../../../src/broker/connection/connect-in-stages.ts'
import type { StageTimeouts } from '../../../src/broker/connection/stage-timeouts.ts'
import type { BrokerConnectionFact } from '../../../src/facts/broker.ts'
import type { Peer } from '../../support/peers.ts'
import { urlContext } from '../address/url-context.ts'

/** For servers that answer, however busy the machine is. */
const PATIENT: StageTimeouts = {
  lookup: 30_000,
  connect: 30_000,
  // Always waited for in full.
  unsolicitedReply: 200,
  tlsHandshake: 30_000,
  answer: 30_000,
  lineAnswer: 5_000,
  plainAnswer: 5_000,
  address: 90_000,
}

interface Options {
  readonly context?: Partial<UrlContext>
  /** Shorter ones for the answers that a server never gives. */
  readonly timeouts?: Partial<StageTimeouts>
}

/** Connects to a URL. */
export function connectTo(url: string, { context, timeouts }: Options = {}): Promise<BrokerConnectionFact> {
  const read = readUrl(url, urlContext(context))
  if ('problem' in read) throw new Error(read.problem.detail)
  return connectInStages(read.address, {}, new AbortController().signal, { ...PATIENT, ...timeouts })
}

/** `ok`, or stage and kind of the failure. */
export const outcome = ({ failedAt, failure }: BrokerConnectionFact): string =>
  failedAt === null ? 'ok' : `${failedAt}: ${failure?.kind}`

/** Closes the server when the test ends. */
export async function started(context: TestContext, starting: Promise<Peer>): Promise<Peer> {
  const server = await starting
  context.onTestFinished(() => server.close())
  return server
}
