import { signature, type Signature } from '../signature.ts'

/** What RabbitMQ answers. */
export const amqp: readonly Signature[] = [
  signature('amqp-access-refused', { says: ['ACCESS_REFUSED', 'ACCESS-REFUSED', 'AccessRefused(403'], inTask: true }),
  signature('amqp-vhost-not-allowed', {
    says: ['NOT_ALLOWED - vhost', 'NOT_ALLOWED - access to vhost', '(530) NOT_ALLOWED', 'NotAllowed(530'],
  }),
  signature(
    'amqp-precondition-inequivalent-arg',
    { says: 'inequivalent arg', inTask: true },
    {
      says: ['PRECONDITION_FAILED', 'PreconditionFailed'],
      not: ['delivery acknowledgement', 'unknown delivery tag'],
      inTask: true,
    },
  ),
  signature(
    'amqp-consumer-ack-timeout',
    { says: 'delivery acknowledgement on channel', inTask: true },
    { says: 'consumer_timeout', and: 'PRECONDITION_FAILED', inTask: true },
  ),
  signature(
    'amqp-queue-deleted',
    { says: ['ConsumerCancelled', 'Consumer was cancelled by the broker', 'consumer_cancel_notify', 'Basic.cancel: '] },
    { says: ['NOT_FOUND - no queue'] },
  ),
  signature('amqp-resource-locked', { says: ['RESOURCE_LOCKED', 'ResourceLocked(405'], inTask: true }),
  signature('amqp-heartbeat-missed', {
    says: ['Too many heartbeats missed', 'missed heartbeats from client', 'heartbeat_tick : '],
    and: ['heartbeats missed', 'missed heartbeats'],
    inTask: true,
  }),
]
