import { defineCheck } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { judgeRungs, type Stuck, type Verdict } from './judge-rungs.ts'

export const resolves = defineCheck({
  id: 'broker.resolves',
  title: "The broker's host name resolves",
  tier: 'network',
  severity: 'error',
  needs: ['broker', 'brokerConnections'],
  after: ['broker.configured', 'broker.url-valid'],
  evaluate: ({ broker, brokerConnections }) =>
    judgeRungs({ rungs: ['resolve'], broker, connections: brokerConnections, verdict }),
})

function verdict({ connection: { address }, failure }: Stuck): Verdict {
  const host = address.host ?? ''
  if (failure.kind === 'lookup-timed-out')
    return {
      message: `The name service doesn't answer, so that nobody knows where the broker's host "${host}" is.`,
      remedy: remedy('Check the network and the DNS settings of this machine (VPN, resolv.conf).'),
    }
  return {
    message: `The broker's host "${host}" has no address that this machine knows.`,
    remedy: remedy(cure(host)),
  }
}

function cure(host: string): string {
  if (/[${}<>%]/.test(host))
    return 'A placeholder in the broker address was not replaced: set the variable that it names.'
  if (!host.includes('.'))
    return (
      `"${host}" looks like a service name of Docker Compose or Kubernetes, known only inside that network: start the worker there, ` +
      'or publish the port and use localhost in the address outside.'
    )
  return 'Correct the host in the broker address; a password with special characters that is not percent-encoded can also shift it.'
}
