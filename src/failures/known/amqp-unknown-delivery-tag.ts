import { defineFailure } from '../define-failure.ts'
import { replies } from '../shared/replies.ts'

export const amqpUnknownDeliveryTag = defineFailure({
  id: 'amqp-unknown-delivery-tag',
  severity: 'fatal',
  title: 'A message was acknowledged twice, or on another channel',
  cause:
    'Code acknowledges or rejects a message that Celery acknowledges too, or one that was received on a connection which is gone.',
  action:
    "Leave acknowledging to Celery (`acks_late`, `raise Reject(requeue=True)`); don't call `message.ack()` in tasks, signals or `on_message`. Restart the worker.",
  clauses: [...replies({ contains: 'PRECONDITION_FAILED - unknown delivery tag' })],
  causes: ['broker-connection-lost', 'acks-late-connection-lost'],
})
