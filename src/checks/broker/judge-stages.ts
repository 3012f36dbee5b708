import type { BrokerConfigFact, BrokerConnectionFact, BrokerFailure, ConnectionStage } from '../../facts/broker.ts'
import { fail, pass, skip, type CheckResult, type Evidence, type Remedy } from '../define-check.ts'
import { locationAt } from '../location.ts'

const ORDER: readonly ConnectionStage[] = ['resolve', 'connect', 'tls', 'answer', 'authenticate', 'database']

export interface FailedConnection {
  readonly connection: BrokerConnectionFact
  readonly failure: BrokerFailure
  readonly evidence: Evidence
}

/** The text of a finding about a failed connection. */
export interface Verdict {
  readonly message: string
  readonly remedy: Remedy
}

interface JudgeInput {
  readonly stages: readonly ConnectionStage[]
  readonly broker: BrokerConfigFact
  readonly connections: readonly BrokerConnectionFact[]
  readonly verdict: (failed: FailedConnection) => Verdict | CheckResult
}

/**
 * Judges some stages of all broker URLs. A worker needs only one that works; if none does, the finding is about the one
 * that got furthest, which needs the smallest correction.
 */
export function judgeStages({ stages, broker, connections, verdict }: JudgeInput): CheckResult {
  if (connections.length === 0) return skip(nothingToConnectTo(broker))
  const working = connections.find(({ failedAt }) => failedAt === null)
  if (working) return pass({ ...describe(working), ...notWorking(connections, working) })
  const furthest = connections.reduce((best, one) => (progress(one) > progress(best) ? one : best))
  const { failedAt, failure } = furthest
  if (failedAt === null || failure === null) return pass(describe(furthest))
  if (!stages.includes(failedAt)) {
    const passed = stages.every((stage) => ORDER.indexOf(stage) < ORDER.indexOf(failedAt))
    return passed ? pass(describe(furthest)) : skip(`the connection failed earlier, at "${failedAt}"`)
  }
  const evidence = { ...describe(furthest), said: failure.reason, ...notWorking(connections, furthest) }
  const judged = verdict({ connection: furthest, failure, evidence })
  if ('status' in judged) return judged
  return fail({ ...judged, evidence: { ...evidence, from: broker.where }, location: locationAt(broker.where) })
}

/** Why there is no connection to judge. */
export function nothingToConnectTo({ addresses }: BrokerConfigFact): string {
  const [first] = addresses
  if (first === undefined) return 'no broker URL could be read'
  return first.contact === 'embedded'
    ? `the ${first.transport} transport needs no server`
    : `poolwise does not connect to ${first.transport} brokers`
}

const progress = ({ failedAt }: BrokerConnectionFact): number =>
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
    : {
        "other addresses that don't work": others.map(({ address, failure }) => `${address.shown}: ${failure?.reason}`),
      }
}

/** Whether the host is this machine, where the user can start a broker. */
export const isThisMachine = (host: string | null): boolean =>
  host !== null && (host === 'localhost' || host === '::1' || host.startsWith('127.'))
