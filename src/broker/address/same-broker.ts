import type { BrokerAddress } from '../../facts/broker.ts'

/** The address of a queue: messages meet only where all of it is the same. User and TLS don't matter. */
export function sameBroker(one: BrokerAddress, other: BrokerAddress): boolean {
  if (one.url === other.url) return true
  // An address that the transport parses itself is not taken apart.
  if (one.contact !== other.contact || one.contact === 'embedded' || one.contact === 'not-probed') return false
  return (
    hostOf(one) === hostOf(other) &&
    one.port === other.port &&
    one.socketPath === other.socketPath &&
    pathOf(one) === pathOf(other) &&
    one.masterName === other.masterName
  )
}

const hostOf = ({ host }: BrokerAddress): string | null => (host === 'localhost' || host === '::1' ? '127.0.0.1' : host)

/** Without a path Redis has database 0, RabbitMQ the virtual host /. */
const pathOf = ({ contact, path }: BrokerAddress): string =>
  contact === 'amqp' ? (path ?? '/') : String(Number(path?.replace(/^\//, '') ?? '0'))
