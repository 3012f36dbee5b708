import { defineFailure } from '../define-failure.ts'
import { replies } from '../shared/replies.ts'

export const amqpQuorumGlobalQos = defineFailure({
  id: 'amqp-quorum-global-qos',
  severity: 'fatal',
  title: 'The queue does not support a prefetch count for the whole channel',
  cause:
    'Quorum queues refuse global QoS, and RabbitMQ 4.3 refuses it for every queue; Celery before 5.5 always asks for it.',
  action:
    'Upgrade to Celery 5.5 or newer, with all quorum queues in `task_queues` (or `task_default_queue_type = "quorum"`), or use classic queues.',
  clauses: [
    ...replies({ contains: 'does not support global qos' }),
    ...replies({
      contains: 'global_qos',
      andContains: ['INTERNAL_ERROR', 'InternalError(', '(541)'],
      onOneLine: true,
    }),
    // A log that ends within the traceback.
    {
      contains: 'Connection to broker lost',
      andContains: 'consumer.consume()',
      frame: 'kombu.messaging:_basic_consume',
      lastException: '',
      confidence: 'low',
    },
  ],
  causes: ['broker-connection-lost', 'acks-late-connection-lost'],
})
