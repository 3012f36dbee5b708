import type { BrokerAddress, BrokerFailure } from '../../facts/broker.ts'
import { defineCheck, unknown, type CheckResult, type RemedyCommand } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { isThisMachine, judgeStages, nothingToConnectTo, type FailedConnection, type Verdict } from './judge-stages.ts'

export const reachable = defineCheck({
  id: 'broker.reachable',
  title: 'The broker accepts connections and answers',
  tier: 'network',
  severity: 'error',
  needs: ['broker', 'brokerConnections'],
  after: ['broker.configured', 'broker.url-valid', 'broker.resolves'],
  evaluate({ broker, brokerConnections }) {
    const unprobed = broker.addresses.length > 0 && broker.addresses.every(({ contact }) => contact === 'not-probed')
    if (unprobed)
      return unknown(`${nothingToConnectTo(broker)}, so it was not looked at.`, {
        address: broker.addresses.map(({ shown }) => shown),
      })
    return judgeStages({ stages: ['connect', 'answer', 'tls'], broker, connections: brokerConnections, verdict })
  },
})

function verdict({ connection: { address }, failure, evidence }: FailedConnection): Verdict | CheckResult {
  const { shown } = address
  // Temporary: the worker waits for it.
  if (failure.kind === 'loading') return unknown(`The broker ${shown} is still loading its data. Try again.`, evidence)
  const { message, cure } = words(address, failure)
  return { message, remedy: remedy(cure, ...(startable(address, failure) ? start(address) : [])) }
}

function words(address: BrokerAddress, { kind, reason }: BrokerFailure): { message: string; cure: string } {
  const { shown, transport } = address
  const place = address.socketPath ?? `${address.host ?? ''}:${address.port ?? ''}`
  switch (kind) {
    case 'refused':
      return {
        message: `${place} refuses the connection: nothing listens there.`,
        cure: isThisMachine(address.host)
          ? `Start ${productOf(address)}, or correct the port. Inside a container, ${address.host ?? ''} is the container itself: use the service name of the broker.`
          : 'Start the broker, or correct the host and the port. The broker may also listen on its loopback interface only.',
      }
    case 'no-such-socket':
      return {
        message: `The socket ${place} cannot be opened.`,
        cure: `Start ${productOf(address)} with \`unixsocket ${place}\`, correct the path, or give this user access to the socket.`,
      }
    case 'filtered':
      return {
        message: `${place} does not answer: packets are dropped on the way. The worker hangs without a log message.`,
        cure: 'Open the port in the firewall, security group or VPN between this machine and the broker, or correct the host.',
      }
    case 'silent':
      return {
        message: `${place} accepts the connection but never answers. The worker hangs without a log message.`,
        cure: 'Check that the broker behind this port, proxy or tunnel is running, and restart it if it hangs.',
      }
    case 'closed':
      return {
        message: `${place} accepts the connection and closes it without an answer.`,
        cure: `Check that ${productOf(address)} is behind this port. A proxy or port forwarding without a target behaves like this.`,
      }
    case 'not-this-protocol':
      return {
        message: `${place} does not speak the protocol of ${transport}://: ${reason}.`,
        cure: 'Correct the port or the scheme of the broker URL.',
      }
    case 'tls-to-plain-port':
      return {
        message: `${shown} uses TLS; the server at ${place} does not. The worker may hang without a log message.`,
        cure: `Use the TLS port of the server, or ${plainScheme(address)} without TLS options.`,
      }
    case 'plain-to-tls-port':
      return {
        message: `The server at ${place} requires TLS; ${shown} does not use it.`,
        cure:
          address.contact === 'amqp'
            ? 'Use amqps://, or the port without TLS (5672 by default).'
            : 'Use rediss:// with ssl_cert_reqs=required in the broker URL, or the port without TLS.',
      }
    case 'certificate':
      // A TLS alert comes from the server: it refuses the client certificate or its absence.
      if (/alert/i.test(reason))
        return {
          message: `The server at ${place} requires a client certificate that it accepts: ${reason}.`,
          cure:
            address.contact === 'amqp'
              ? 'Set the certificate and its key in broker_use_ssl ("certfile", "keyfile").'
              : 'Set the certificate and its key in the broker URL: ssl_certfile=…&ssl_keyfile=…',
        }
      return {
        message: `The certificate of ${place} is not valid for the worker: ${reason}.`,
        cure:
          address.contact === 'amqp'
            ? 'Set the authority that signed it in broker_use_ssl ("ca_certs"), or use the host name that the certificate is issued for.'
            : 'Set the authority that signed it in the broker URL (ssl_ca_certs=…), or use the host name that the certificate is issued for.',
      }
    case 'server-full':
      return {
        message: `The broker at ${place} accepts no more connections: ${reason}.`,
        cure: 'Stop unneeded clients or raise the limit (maxclients in Redis, the connection limit in RabbitMQ). A worker holds about ten connections.',
      }
    case 'protected-mode':
      return {
        message: `Redis at ${place} is in protected mode and accepts only clients on its own machine.`,
        cure: 'Set a password in Redis (requirepass, or a user) and put it in the broker URL.',
      }
    case 'server-too-old':
      return {
        message: `The Redis server at ${place} has no HELLO command, which redis-py 8 and later send first on every connection. The worker retries forever.`,
        cure: 'Use Redis 6.0 or later (a proxy can also be too old), or install redis<8.',
      }
    case 'no-such-master':
      return {
        message: `The Sentinel at ${place} has no master named "${address.masterName ?? ''}".`,
        cure: 'Correct master_name in broker_transport_options: it is the name after `sentinel monitor` in sentinel.conf.',
      }
    default:
      return {
        message: `Connecting to the broker at ${place} fails: ${reason}.`,
        cure: 'Check the broker and its URL.',
      }
  }
}

const productOf = ({ contact }: BrokerAddress): string =>
  contact === 'amqp' ? 'RabbitMQ' : contact === 'sentinel' ? 'the Sentinel' : 'Redis'

const plainScheme = ({ contact }: BrokerAddress): string => (contact === 'amqp' ? 'amqp://' : 'redis://')

const startable = (address: BrokerAddress, { kind }: BrokerFailure): boolean =>
  kind === 'refused' && isThisMachine(address.host) && (address.contact === 'redis' || address.contact === 'amqp')

/** The server program where packages usually install it; the official image everywhere. */
function start({ contact, port }: BrokerAddress): RemedyCommand[] {
  const published = ['docker', 'run', '--rm', '-p', `${port ?? ''}:${contact === 'redis' ? 6379 : 5672}`]
  const posix = ['linux', 'macos']
  return contact === 'redis'
    ? [
        { argv: ['redis-server', '--port', String(port)], platforms: posix },
        { argv: [...published, 'redis'], platforms: [] },
      ]
    : [
        { argv: ['rabbitmq-server'], platforms: posix },
        { argv: [...published, 'rabbitmq'], platforms: [] },
      ]
}
