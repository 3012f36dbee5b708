import { defineFailure } from '../define-failure.ts'
import { PUBLISHING } from '../shared/frames.ts'

export const amqpPreconditionInequivalentArg = defineFailure({
  id: 'amqp-precondition-inequivalent-arg',
  severity: 'fatal',
  title: 'the queue exists with other arguments',
  cause:
    'Type, durability, priority, TTL or another argument has changed since the queue was made; a Celery upgrade can do that to its control queues.',
  action: 'Delete the queue when it is empty, or declare it as it is.',
  clauses: [
    { says: 'inequivalent arg' },
    { says: 'inequivalent arg', frame: PUBLISHING, inTask: true },
    { says: ['PRECONDITION_FAILED', 'PreconditionFailed'], not: ['delivery acknowledgement', 'unknown delivery tag'] },
  ],
})
