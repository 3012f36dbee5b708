import { defineFailure } from '../define-failure.ts'

export const amqpQueueDeleted = defineFailure({
  id: 'amqp-queue-deleted',
  severity: 'degraded',
  title: 'The queue was deleted, or its node is down',
  cause: 'The queue was deleted, or the node that held it failed.',
  action:
    'Deleted: the worker declares it again; find out what deletes it, because its messages are lost. Node down: start that node, or use quorum queues.',
  clauses: [
    { contains: ['ConsumerCancelled', 'Consumer was cancelled by the broker', 'Basic.cancel: '] },
    { contains: ['NOT_FOUND - no queue'] },
    {
      contains: [
        "NOT_FOUND - home node '",
        'NOT_FOUND - failed to perform operation on queue',
        ' process is stopped by supervisor',
      ],
    },
    { contains: ' is down or inaccessible', andContains: ['NOT_FOUND', 'NotFound(404'] },
  ],
  causes: ['broker-connection-lost', 'acks-late-connection-lost'],
})
