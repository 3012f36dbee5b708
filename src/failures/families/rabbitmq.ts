import { amqpAccessRefused } from '../known/amqp-access-refused.ts'
import { amqpConsumerAckTimeout } from '../known/amqp-consumer-ack-timeout.ts'
import { amqpHeartbeatMissed } from '../known/amqp-heartbeat-missed.ts'
import { amqpLimitReached } from '../known/amqp-limit-reached.ts'
import { amqpMessageTooLarge } from '../known/amqp-message-too-large.ts'
import { amqpPreconditionInequivalentArg } from '../known/amqp-precondition-inequivalent-arg.ts'
import { amqpQueueDeleted } from '../known/amqp-queue-deleted.ts'
import { amqpQuorumGlobalQos } from '../known/amqp-quorum-global-qos.ts'
import { amqpResourceLocked } from '../known/amqp-resource-locked.ts'
import { amqpTransientQueuesRefused } from '../known/amqp-transient-queues-refused.ts'
import { amqpUnexpectedFrame } from '../known/amqp-unexpected-frame.ts'
import { amqpUnknownDeliveryTag } from '../known/amqp-unknown-delivery-tag.ts'
import { amqpVhostDown } from '../known/amqp-vhost-down.ts'
import { amqpVhostNotAllowed } from '../known/amqp-vhost-not-allowed.ts'
import { quorumEtaBlocksWorker } from '../known/quorum-eta-blocks-worker.ts'

export const rabbitmq = {
  'amqp-access-refused': amqpAccessRefused,
  'amqp-vhost-not-allowed': amqpVhostNotAllowed,
  'amqp-precondition-inequivalent-arg': amqpPreconditionInequivalentArg,
  'amqp-consumer-ack-timeout': amqpConsumerAckTimeout,
  'amqp-queue-deleted': amqpQueueDeleted,
  'amqp-resource-locked': amqpResourceLocked,
  'amqp-heartbeat-missed': amqpHeartbeatMissed,
  'amqp-transient-queues-refused': amqpTransientQueuesRefused,
  'amqp-quorum-global-qos': amqpQuorumGlobalQos,
  'quorum-eta-blocks-worker': quorumEtaBlocksWorker,
  'amqp-vhost-down': amqpVhostDown,
  'amqp-limit-reached': amqpLimitReached,
  'amqp-message-too-large': amqpMessageTooLarge,
  'amqp-unknown-delivery-tag': amqpUnknownDeliveryTag,
  'amqp-unexpected-frame': amqpUnexpectedFrame,
} as const
