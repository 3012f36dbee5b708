import { defineFailure } from '../define-failure.ts'

export const brokerUnknownTransport = defineFailure({
  id: 'broker-unknown-transport',
  severity: 'fatal',
  title: 'the broker URL has an unknown scheme',
  cause: 'The scheme is misspelt, or is that of another protocol.',
  action: "Use `redis://`, `rediss://`, `amqp://`, `amqps://`, `sqs://` or another scheme of kombu's list.",
  clauses: [{ says: 'No such transport: ' }],
})
