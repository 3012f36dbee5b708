import { defineFailure } from '../define-failure.ts'

export const brokerUnknownTransport = defineFailure({
  id: 'broker-unknown-transport',
  severity: 'fatal',
  title: 'The broker URL has an unknown scheme',
  cause: 'The scheme is misspelt, or belongs to another protocol.',
  action: 'Use `redis://`, `rediss://`, `amqp://`, `amqps://`, `sqs://` or another scheme that kombu lists.',
  clauses: [{ contains: 'No such transport: ' }],
})
