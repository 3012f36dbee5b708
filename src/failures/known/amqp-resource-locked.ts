import { defineFailure } from '../define-failure.ts'

export const amqpResourceLocked = defineFailure({
  id: 'amqp-resource-locked',
  severity: 'fatal',
  title: 'The queue belongs to another connection',
  cause: 'Another worker has the same node name, or an old connection is not closed yet.',
  action: 'Give each worker its own name (`-n worker1@%h`), or wait until the old connection is closed.',
  clauses: [{ contains: ['RESOURCE_LOCKED', 'ResourceLocked(405'] }],
})
