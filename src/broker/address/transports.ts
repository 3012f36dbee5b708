import type { BrokerAddress } from '../../facts/broker.ts'

export interface Transport {
  readonly contact: BrokerAddress['contact']
  readonly port: number | null
  readonly tlsPort: number | null
  /** The requirement to install besides Celery; null: none. */
  readonly requirement: string | null
  /** The transport parses the URL by its own rules; otherwise kombu does. */
  readonly ownUrl?: boolean
}

const amqp: Transport = { contact: 'amqp', port: 5672, tlsPort: 5671, requirement: null }
// kombu has the same default port for Redis with and without TLS.
const redis: Transport = { contact: 'redis', port: 6379, tlsPort: 6379, requirement: 'celery[redis]' }
const none = { port: null, tlsPort: null }
const service = (requirement: string | null, ownUrl = false): Transport => ({
  contact: 'not-probed',
  ...none,
  requirement,
  ownUrl,
})
const embedded = (requirement: string | null, ownUrl = false): Transport => ({
  contact: 'embedded',
  ...none,
  requirement,
  ownUrl,
})

/**
 * The names in kombu.transport.TRANSPORT_ALIASES of all versions up to 5.7. Importing one shows whether the installed
 * kombu has it.
 */
export const transports: Readonly<Record<string, Transport>> = {
  amqp,
  amqps: amqp,
  pyamqp: amqp,
  librabbitmq: { ...amqp, requirement: 'librabbitmq' },
  redis,
  rediss: redis,
  sentinel: { ...redis, contact: 'sentinel' },
  memory: embedded(null),
  filesystem: embedded(null),
  sqla: embedded('celery[sqlalchemy]', true),
  sqlalchemy: embedded('celery[sqlalchemy]', true),
  sqs: service('celery[sqs]'),
  SQS: service('celery[sqs]'),
  mongodb: service('celery[mongodb]', true),
  zookeeper: service('celery[zookeeper]'),
  confluentkafka: service('confluent-kafka'),
  kafka: service('confluent-kafka'),
  consul: service('celery[consul]'),
  etcd: service('python-etcd'),
  qpid: service('qpid-python'),
  pyro: service('pyro4'),
  slmq: service('celery[slmq]'),
  SLMQ: service('celery[slmq]'),
  azurestoragequeues: service('kombu[azurestoragequeues]', true),
  azureservicebus: service('kombu[azureservicebus]', true),
  gcpubsub: service('kombu[gcpubsub]', true),
  pgmq: service('kombu[pgmq]'),
}

/** Case-sensitive as in kombu; urllib has converted schemes to lower case before. */
export const transportOf = (name: string): Transport | null =>
  Object.hasOwn(transports, name) ? (transports[name] ?? null) : null
