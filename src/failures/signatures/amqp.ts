import { signature, type Signature } from '../signature.ts'

/** A task that publishes another one meets the broker as the worker does; a connection of its own is the user's affair. */
const PUBLISHING = ['celery.app.amqp', 'celery.app.base:send_task', 'celery.backends.rpc', 'celery.backends.amqp']

const REFUSED = ['ACCESS_REFUSED', 'ACCESS-REFUSED', 'AccessRefused(403']

/** What RabbitMQ answers. */
export const amqp: readonly Signature[] = [
  signature(
    'amqp-access-refused',
    { says: REFUSED, own: false },
    { says: REFUSED, frame: ['kombu', 'celery', 'amqp'] },
    { says: ['ACCESS_REFUSED', 'ACCESS-REFUSED'], frame: PUBLISHING, inTask: true },
  ),
  signature('amqp-vhost-not-allowed', {
    says: ['NOT_ALLOWED - vhost', 'NOT_ALLOWED - access to vhost', '(530) NOT_ALLOWED', 'NotAllowed(530'],
  }),
  signature(
    'amqp-precondition-inequivalent-arg',
    { says: 'inequivalent arg' },
    { says: 'inequivalent arg', frame: PUBLISHING, inTask: true },
    { says: ['PRECONDITION_FAILED', 'PreconditionFailed'], not: ['delivery acknowledgement', 'unknown delivery tag'] },
  ),
  signature(
    'amqp-consumer-ack-timeout',
    { says: 'delivery acknowledgement on channel', inTask: true },
    { says: 'consumer_timeout', and: 'PRECONDITION_FAILED', inTask: true },
  ),
  signature(
    'amqp-queue-deleted',
    { says: ['ConsumerCancelled', 'Consumer was cancelled by the broker', 'Basic.cancel: '] },
    { says: ['NOT_FOUND - no queue'] },
  ),
  signature('amqp-resource-locked', { says: ['RESOURCE_LOCKED', 'ResourceLocked(405'] }),
  signature('amqp-heartbeat-missed', {
    says: ['Too many heartbeats missed', 'missed heartbeats from client', 'heartbeat_tick : '],
    and: ['heartbeats missed', 'missed heartbeats'],
    inTask: true,
  }),
]
