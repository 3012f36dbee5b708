import { defineFailure } from '../define-failure.ts'
import { PUBLISHING } from '../shared/frames.ts'

export const amqpPreconditionInequivalentArg = defineFailure({
  id: 'amqp-precondition-inequivalent-arg',
  severity: 'fatal',
  title: 'The queue exists with other arguments',
  cause:
    'Type, durability, priority, TTL or another argument has changed since the queue was declared. A Celery upgrade can change its control queues.',
  action: 'Delete the queue when it is empty, or declare it with its existing arguments.',
  clauses: [
    { contains: 'inequivalent arg' },
    { contains: 'inequivalent arg', frame: PUBLISHING, inTask: true },
    // Quorum queues and streams cannot have every property.
    { contains: ['PRECONDITION_FAILED - invalid property', 'PRECONDITION_FAILED - invalid arg'] },
  ],
})
