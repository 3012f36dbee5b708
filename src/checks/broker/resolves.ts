import { defineCheck } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { judgeStages, type FailedConnection, type Verdict } from './judge-stages.ts'

export const resolves = defineCheck({
  id: 'broker.resolves',
  title: "The broker's host name resolves",
  tier: 'network',
  severity: 'error',
  needs: ['broker', 'brokerConnections'],
  after: ['broker.configured', 'broker.url-valid'],
  evaluate: ({ broker, brokerConnections }) =>
    judgeStages({ stages: ['resolve'], broker, connections: brokerConnections, verdict }),
})

function verdict({ connection: { address }, failure }: FailedConnection): Verdict {
  const host = address.host ?? ''
  if (failure.kind === 'lookup-timed-out')
    return {
      message: `DNS does not answer for the broker's host "${host}".`,
      remedy: remedy('Check the network and the DNS settings of this machine (VPN, resolv.conf).'),
    }
  return {
    message: `The broker's host "${host}" does not resolve on this machine.`,
    remedy: remedy(cure(host)),
  }
}

function cure(host: string): string {
  if (/[${}<>%]/.test(host)) return 'The broker URL contains a placeholder: set the variable that it names.'
  if (!host.includes('.'))
    return (
      `"${host}" looks like a service name of Docker Compose or Kubernetes, which resolves only inside that network. ` +
      'Start the worker there, or publish the port and use localhost in the broker URL outside.'
    )
  return 'Correct the host in the broker URL. An unescaped special character in the password can also cause this.'
}
