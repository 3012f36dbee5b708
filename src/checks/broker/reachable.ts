import type { BrokerAddress, BrokerFailure } from '../../facts/broker.ts'
import { defineCheck, skip, unknown, type CheckResult, type RemedyCommand } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { isThisMachine, judgeRungs, nothingToConnectTo, type Stuck, type Verdict } from './judge-rungs.ts'

export const reachable = defineCheck({
  id: 'broker.reachable',
  title: 'The broker takes connections and answers',
  tier: 'network',
  severity: 'error',
  needs: ['broker', 'brokerConnections'],
  after: ['broker.configured', 'broker.url-valid', 'broker.resolves'],
  evaluate({ broker, brokerConnections }) {
    const unprobed = broker.addresses.length > 0 && broker.addresses.every(({ contact }) => contact === 'not-probed')
    // A service whose protocol poolwise doesn't speak is no doubt about the project: preflight mustn't fail for it.
    if (unprobed) return skip(nothingToConnectTo(broker))
    return judgeRungs({ rungs: ['connect', 'answer', 'tls'], broker, connections: brokerConnections, verdict })
  },
})

function verdict({ connection: { address }, failure, evidence }: Stuck): Verdict | CheckResult {
  const { shown } = address
  // It ends by itself, and a worker waits for it.
  if (failure.kind === 'loading') return unknown(`The broker ${shown} is still loading its data: try again.`, evidence)
  const { message, cure } = words(address, failure)
  return { message, remedy: remedy(cure, ...(startable(address, failure) ? start(address) : [])) }
}

function words(address: BrokerAddress, { kind, said }: BrokerFailure): { message: string; cure: string } {
  const { shown, transport } = address
  const place = address.socketPath ?? `${address.host ?? ''}:${address.port ?? ''}`
  switch (kind) {
    case 'refused':
      return {
        message: `Nothing listens at ${place}: the connection is refused.`,
        cure: isThisMachine(address.host)
          ? `Start ${productOf(address)}, or correct the port. In a container, ${address.host ?? ''} is the container itself: use the broker's service name there.`
          : 'Start the broker, or correct host and port; it may listen on its own loopback interface only.',
      }
    case 'no-such-socket':
      return {
        message: `There is no socket that can be opened at ${place}.`,
        cure: `Start ${productOf(address)} with \`unixsocket ${place}\`, correct the path, or give this user the right to it.`,
      }
    case 'filtered':
      return {
        message: `${place} doesn't answer at all: packets are dropped on the way. A worker hangs here without a line in its log.`,
        cure: 'Open the port in the firewall, security group or VPN between this machine and the broker, or correct the host.',
      }
    case 'silent':
      return {
        message: `${place} takes the connection and then never answers. A worker hangs here without a line in its log.`,
        cure: 'Check that the broker behind this port (or behind the proxy or tunnel) is alive; restart it if it is stuck.',
      }
    case 'closed':
      return {
        message: `${place} takes the connection and closes it without a word.`,
        cure: `Check that ${productOf(address)} is behind this port: a proxy or port forwarding without a target does this.`,
      }
    case 'not-this-protocol':
      return {
        message: `${place} doesn't speak the protocol of ${transport}://: ${said}.`,
        cure: 'Correct the port, or the scheme of the address.',
      }
    case 'tls-to-plain-port':
      return {
        message: `${shown} asks for TLS, and the server at ${place} doesn't speak it. A worker may hang here without a line in its log.`,
        cure: `Use the server's TLS port, or ${plainScheme(address)} without TLS options.`,
      }
    case 'plain-to-tls-port':
      return {
        message: `The server at ${place} wants TLS, and ${shown} doesn't ask for it.`,
        cure:
          address.contact === 'amqp'
            ? 'Use amqps://, or the port without TLS (5672).'
            : 'Use rediss://, with ssl_cert_reqs=required in the address, or the port without TLS.',
      }
    case 'certificate':
      // An alert is what the other side says: then it is our certificate that is missing or refused.
      if (/alert/i.test(said))
        return {
          message: `The server at ${place} wants a certificate of the client and gets none that it accepts: ${said}.`,
          cure:
            address.contact === 'amqp'
              ? 'Name certificate and key in broker_use_ssl ("certfile", "keyfile").'
              : 'Name certificate and key in the address: ssl_certfile=…&ssl_keyfile=…',
        }
      return {
        message: `The certificate of ${place} isn't accepted: ${said}.`,
        cure:
          address.contact === 'amqp'
            ? 'Give the authority that signed it in broker_use_ssl ("ca_certs"), or use the host name it is made out to.'
            : 'Give the authority that signed it (ssl_ca_certs=… in the address), or use the host name it is made out to.',
      }
    case 'server-full':
      return {
        message: `The broker at ${place} takes no more connections: ${said}.`,
        cure: 'Stop clients that are no longer needed or raise the limit (maxclients in Redis, the connection limit in RabbitMQ). A worker holds about ten connections.',
      }
    case 'protected-mode':
      return {
        message: `Redis at ${place} is in protected mode and talks to its own machine only.`,
        cure: 'Give Redis a password (requirepass, or a user) and put it into the address.',
      }
    case 'server-too-old':
      return {
        message: `The Redis server at ${place} doesn't know the command HELLO, which redis-py 8 and later open every connection with. A worker tries again for ever.`,
        cure: 'Use Redis 6.0 or later (a proxy may be too old as well), or install redis<8.',
      }
    case 'no-such-master':
      return {
        message: `The Sentinel at ${place} doesn't know the master "${address.masterName ?? ''}".`,
        cure: 'Correct master_name in broker_transport_options: it is the name after `sentinel monitor`.',
      }
    default:
      return { message: `The broker at ${place} can't be used: ${said}.`, cure: 'Check the broker and its address.' }
  }
}

const productOf = ({ contact }: BrokerAddress): string =>
  contact === 'amqp' ? 'RabbitMQ' : contact === 'sentinel' ? 'the Sentinel' : 'Redis'

const plainScheme = ({ contact }: BrokerAddress): string => (contact === 'amqp' ? 'amqp://' : 'redis://')

const startable = (address: BrokerAddress, { kind }: BrokerFailure): boolean =>
  kind === 'refused' && isThisMachine(address.host) && (address.contact === 'redis' || address.contact === 'amqp')

/** The server itself where it is usually installed, the official image anywhere. */
function start({ contact, port }: BrokerAddress): RemedyCommand[] {
  const published = ['docker', 'run', '--rm', '-p', `${port ?? ''}:${contact === 'redis' ? 6379 : 5672}`]
  const posix = ['linux', 'macos']
  return contact === 'redis'
    ? [
        { argv: ['redis-server', '--port', String(port)], platforms: posix, safe: false },
        { argv: [...published, 'redis'], platforms: [], safe: false },
      ]
    : [
        { argv: ['rabbitmq-server'], platforms: posix, safe: false },
        { argv: [...published, 'rabbitmq'], platforms: [], safe: false },
      ]
}
