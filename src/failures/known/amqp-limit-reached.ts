import { defineFailure } from '../define-failure.ts'
import { replies } from '../shared/replies.ts'

export const amqpLimitReached = defineFailure({
  id: 'amqp-limit-reached',
  severity: 'fatal',
  title: 'A limit of RabbitMQ is reached',
  cause:
    'The vhost, the user, the node or the connection may have no more connections, channels, queues or consumers; the message names the limit. Hosted plans often allow only 20 connections.',
  action:
    'See what is open with `rabbitmqctl list_connections user vhost` or `rabbitmqctl list_queues -p / name`, lower `broker_pool_limit` and the number of workers, delete unused queues, or raise the limit.',
  clauses: [
    ...replies({
      contains: 'NOT_ALLOWED - ',
      matches: /NOT_ALLOWED - [^\n]{1,600}(?: limit(?: of)? \(|negotiated channel_max|reached maximum)/,
    }),
    ...replies({
      contains: ['queue limit in ', 'exchange limit of '],
      andContains: ['PRECONDITION_FAILED', 'NOT_ALLOWED', 'ACCESS_REFUSED', 'RESOURCE_ERROR'],
      onOneLine: true,
    }),
    ...replies({ contains: 'No free channel ids, current=' }),
  ],
  causes: ['broker-connection-lost', 'acks-late-connection-lost'],
  subsumes: ['amqp-access-refused'],
})
