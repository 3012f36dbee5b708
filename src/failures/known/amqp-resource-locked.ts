import { defineFailure } from '../define-failure.ts'

export const amqpResourceLocked = defineFailure({
  id: 'amqp-resource-locked',
  severity: 'fatal',
  title: 'the queue belongs to another connection',
  cause: "Another worker has the same node name, or an old connection isn't closed yet.",
  action: 'Give each worker its own name (`-n worker1@%h`), or wait until the old connection is gone.',
  clauses: [{ says: ['RESOURCE_LOCKED', 'ResourceLocked(405'] }],
})
