import { defineFailure } from '../define-failure.ts'

export const amqpConsumerAckTimeout = defineFailure({
  id: 'amqp-consumer-ack-timeout',
  severity: 'fatal',
  title: 'A message was not acknowledged in time',
  cause:
    'A message stayed unacknowledged longer than `consumer_timeout` (30 minutes): long tasks with acks_late, a long ETA, a high prefetch count.',
  action:
    "Raise the server's `consumer_timeout`, shorten tasks, avoid long ETAs, and set `worker_prefetch_multiplier=1`.",
  clauses: [
    { contains: ['delivery acknowledgement on channel', 'consumer ack timed out on channel'], inTask: true },
    { contains: 'consumer_timeout', andContains: 'PRECONDITION_FAILED', inTask: true },
  ],
  causes: ['broker-connection-lost', 'acks-late-connection-lost'],
  subsumes: ['amqp-precondition-inequivalent-arg'],
})
