import { defineFailure } from '../define-failure.ts'

export const amqpQueueDeleted = defineFailure({
  id: 'amqp-queue-deleted',
  severity: 'degraded',
  title: 'the queue was deleted while the worker read it',
  cause: 'Somebody deleted the queue, or the node that held it failed.',
  action: 'It recovers by itself; find out who deletes the queue, because its messages are gone.',
  clauses: [
    { says: ['ConsumerCancelled', 'Consumer was cancelled by the broker', 'Basic.cancel: '] },
    { says: ['NOT_FOUND - no queue'] },
  ],
  causes: ['broker-connection-lost', 'acks-late-connection-lost'],
})
