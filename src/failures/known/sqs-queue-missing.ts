import { defineFailure } from '../define-failure.ts'
import { replies, sqsReplies } from '../shared/replies.ts'

export const sqsQueueMissing = defineFailure({
  id: 'sqs-queue-missing',
  severity: 'fatal',
  title: 'The SQS queue does not exist',
  cause:
    "The queue is not in that region and account, was deleted, or isn't among the `predefined_queues`, which kombu never creates.",
  action:
    'Compare the URL, `region` and account with `aws sqs list-queues`. With `predefined_queues`, create and list every queue that is used, `task_default_queue` too.',
  clauses: [
    ...sqsReplies(['NonExistentQueue', 'QueueDoesNotExist', 'InvalidAddress']),
    ...replies({
      contains: [
        "must be defined in 'predefined_queues'",
        'UndefinedQueueException',
        'DoesNotExistQueueException',
        "doesn't exist in SQS",
      ],
    }),
  ],
  causes: ['broker-connection-lost'],
})
