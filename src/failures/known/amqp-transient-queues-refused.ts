import { defineFailure } from '../define-failure.ts'
import { replies } from '../shared/replies.ts'

export const amqpTransientQueuesRefused = defineFailure({
  id: 'amqp-transient-queues-refused',
  severity: 'fatal',
  title: 'RabbitMQ refuses transient queues that are not exclusive',
  cause:
    'RabbitMQ 4.3 no longer permits them, and Celery before 5.7 declares its control and event queues so. The worker connects, is disconnected, and never consumes.',
  action:
    'Upgrade to Celery 5.7. Until then, set `deprecated_features.permit.transient_nonexcl_queues = true` in rabbitmq.conf.',
  clauses: [
    // RabbitMQ 4.0 to 4.2 log the same words as a warning: only a refusal is an INTERNAL_ERROR.
    ...replies({
      contains: 'transient_nonexcl_queues',
      andContains: ['INTERNAL_ERROR', 'InternalError(', '(541)'],
      onOneLine: true,
    }),
    // A log that ends within the traceback: nothing else closes the connection there again and again.
    {
      contains: ['maybe_declare(self.reply_queue(chan))', 'self.consumer = self.node.listen('],
      andContains: 'Connection to broker lost',
      frame: ['kombu.pidbox:_publish', 'celery.worker.pidbox:start'],
      lastException: '',
      confidence: 'low',
    },
  ],
  causes: ['broker-connection-lost', 'acks-late-connection-lost'],
})
