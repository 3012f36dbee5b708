import { defineFailure } from '../define-failure.ts'
import { replies } from '../shared/replies.ts'

export const amqpMessageTooLarge = defineFailure({
  id: 'amqp-message-too-large',
  severity: 'fatal',
  title: 'A message is larger than RabbitMQ accepts',
  cause:
    "A task's arguments or result exceed `max_message_size`: 16 MiB by default since RabbitMQ 4.0, before it 128 MiB.",
  action:
    'Store the data elsewhere (a file, a database, S3) and send its key. Otherwise raise `max_message_size` in rabbitmq.conf.',
  clauses: [
    ...replies({
      contains: 'message size ',
      andContains: 'PRECONDITION_FAILED',
      matches: /message size \d{1,20} (?:is )?larger than/,
    }),
  ],
  causes: ['broker-connection-lost', 'acks-late-connection-lost'],
})
