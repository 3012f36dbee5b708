import type { BrokerConfigFact, BrokerConnectionFact, BrokerFailure, ConnectionStage } from '../../src/facts/broker.ts'
import { readUrl } from '../../src/broker/address/read-url.ts'

/** The broker fact of a project with these addresses. */
export const brokerFact = (urls: readonly string[], over: Partial<BrokerConfigFact> = {}): BrokerConfigFact => {
  const context = {
    transport: null,
    user: null,
    password: null,
    port: null,
    vhost: null,
    useSsl: false,
    masterName: 'mymaster',
    redisPy: 8,
    imported: false,
  }
  const read = urls.map((url) => readUrl(url, context))
  return {
    urls,
    where: 'shop.py:5',
    problems: read.flatMap((one) => ('problem' in one ? [one.problem] : [])),
    addresses: read.flatMap((one) => ('address' in one ? [one.address] : [])),
    driver: { imported: true, error: null, missingModule: null, package: null },
    visibilityTimeout: null,
    ...over,
  }
}

/** A connection to the address that failed at a stage, or one that succeeded. */
export function connectionFact(
  url: string,
  failed: { stage: ConnectionStage; kind: BrokerFailure['kind']; reason?: string } | null = null,
): BrokerConnectionFact {
  const [address] = brokerFact([url]).addresses
  if (address === undefined) throw new Error(`${url} is invalid`)
  return {
    address,
    failedAt: failed?.stage ?? null,
    failure: failed && { kind: failed.kind, reason: failed.reason ?? 'the reason' },
    tried: [],
    server: failed ? null : 'Redis 7.0.15',
    roundTripMs: failed ? null : 0.4,
  }
}
