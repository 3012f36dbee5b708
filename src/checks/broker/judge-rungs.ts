import type { BrokerConfigFact, BrokerConnectionFact, BrokerFailure, ConnectionStage } from '../../facts/broker.ts'
import { fail, pass, skip, type CheckResult, type Evidence, type Remedy } from '../define-check.ts'
import { locationAt } from '../location.ts'

const ORDER: readonly ConnectionStage[] = ['resolve', 'connect', 'tls', 'answer', 'authenticate', 'database']

export interface Stuck {
  readonly connection: BrokerConnectionFact
  readonly failure: BrokerFailure
  readonly evidence: Evidence
}

/** What a check says of a connection that failed at one of its rungs. */
export interface Verdict {
  readonly message: string
  readonly remedy: Remedy
}

interface Judging {
  readonly rungs: readonly ConnectionStage[]
  readonly broker: BrokerConfigFact
  readonly connections: readonly BrokerConnectionFact[]
  readonly verdict: (stuck: Stuck) => Verdict | CheckResult
}

/**
 * Judges some rungs of all addresses. One address that works is enough for a worker; when none does, the fault is told
 * once, for the address that came furthest, which has the least to be cured.
 */
export function judgeRungs({ rungs, broker, connections, verdict }: Judging): CheckResult {
  if (connections.length === 0) return skip(nothingToConnectTo(broker))
  const working = connections.find(({ failedAt }) => failedAt === null)
  if (working) return pass({ ...describe(working), ...notWorking(connections, working) })
  const furthest = connections.reduce((best, one) => (height(one) > height(best) ? one : best))
  const { failedAt, failure } = furthest
  if (failedAt === null || failure === null) return pass(describe(furthest))
  if (!rungs.includes(failedAt)) {
    const climbed = rungs.every((rung) => ORDER.indexOf(rung) < ORDER.indexOf(failedAt))
    return climbed ? pass(describe(furthest)) : skip(`the connection came no further than "${failedAt}"`)
  }
  const evidence = { ...describe(furthest), said: failure.said, ...notWorking(connections, furthest) }
  const said = verdict({ connection: furthest, failure, evidence })
  if ('status' in said) return said
  return fail({ ...said, evidence: { ...evidence, from: broker.where }, location: locationAt(broker.where) })
}

/** Why there is no connection to judge. */
export function nothingToConnectTo({ addresses }: BrokerConfigFact): string {
  const [first] = addresses
  if (first === undefined) return 'no broker address could be read'
  return first.contact === 'embedded'
    ? `the transport ${first.transport} needs no server of its own`
    : `poolwise doesn't connect to ${first.transport} brokers`
}

const height = ({ failedAt }: BrokerConnectionFact): number =>
  failedAt === null ? ORDER.length : ORDER.indexOf(failedAt)

const describe = ({ address, tried, server, roundTripMs }: BrokerConnectionFact): Evidence => ({
  address: address.shown,
  ...(tried.length > 0 && tried.join() !== address.host && { 'resolves to': tried }),
  ...(server !== null && { server }),
  ...(roundTripMs !== null && { 'round trip ms': roundTripMs }),
})

const notWorking = (connections: readonly BrokerConnectionFact[], but: BrokerConnectionFact): Evidence => {
  const others = connections.filter((one) => one !== but && one.failure !== null)
  return others.length === 0
    ? {}
    : { "other addresses that don't work": others.map(({ address, failure }) => `${address.shown}: ${failure?.said}`) }
}

/** The machine itself, where a broker can be started. */
export const isThisMachine = (host: string | null): boolean =>
  host !== null && (host === 'localhost' || host === '::1' || host.startsWith('127.'))
