import { defineFailure } from '../define-failure.ts'

export const amqpQueueDeleted = defineFailure({
  id: 'amqp-queue-deleted',
  severity: 'degraded',
  title: 'The queue was deleted while the worker consumed it',
  cause: 'The queue was deleted, or the node that held it failed.',
  action: 'The worker recovers automatically. Find out what deletes the queue, because its messages are lost.',
  clauses: [
    { contains: ['ConsumerCancelled', 'Consumer was cancelled by the broker', 'Basic.cancel: '] },
    { contains: ['NOT_FOUND - no queue'] },
  ],
  causes: ['broker-connection-lost', 'acks-late-connection-lost'],
})
