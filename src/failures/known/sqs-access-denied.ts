import { defineFailure } from '../define-failure.ts'
import { replies, sqsReplies } from '../shared/replies.ts'

export const sqsAccessDenied = defineFailure({
  id: 'sqs-access-denied',
  severity: 'fatal',
  title: 'The AWS identity may not use SQS as Celery does',
  cause: 'The IAM user or role lacks an action that kombu needs; the message names it, often `sqs:ListQueues`.',
  action:
    'Grant the action for the queues, control queues included, or name the queues in `broker_transport_options["predefined_queues"]`, so that none are listed or created.',
  clauses: [
    ...sqsReplies(['AccessDenied', 'UnauthorizedOperation', 'AuthorizationError']),
    ...replies({ contains: ['is not authorized to perform: sqs:', 'AccessDeniedQueueException'] }),
  ],
  causes: ['broker-connection-lost'],
})
