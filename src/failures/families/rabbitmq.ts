import { amqpAccessRefused } from '../known/amqp-access-refused.ts'
import { amqpConsumerAckTimeout } from '../known/amqp-consumer-ack-timeout.ts'
import { amqpHeartbeatMissed } from '../known/amqp-heartbeat-missed.ts'
import { amqpPreconditionInequivalentArg } from '../known/amqp-precondition-inequivalent-arg.ts'
import { amqpQueueDeleted } from '../known/amqp-queue-deleted.ts'
import { amqpResourceLocked } from '../known/amqp-resource-locked.ts'
import { amqpVhostNotAllowed } from '../known/amqp-vhost-not-allowed.ts'

export const rabbitmq = {
  'amqp-access-refused': amqpAccessRefused,
  'amqp-vhost-not-allowed': amqpVhostNotAllowed,
  'amqp-precondition-inequivalent-arg': amqpPreconditionInequivalentArg,
  'amqp-consumer-ack-timeout': amqpConsumerAckTimeout,
  'amqp-queue-deleted': amqpQueueDeleted,
  'amqp-resource-locked': amqpResourceLocked,
  'amqp-heartbeat-missed': amqpHeartbeatMissed,
} as const
