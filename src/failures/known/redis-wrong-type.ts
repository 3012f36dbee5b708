import { defineFailure } from '../define-failure.ts'
import { redisReplies } from '../shared/replies.ts'

export const redisWrongType = defineFailure({
  id: 'redis-wrong-type',
  severity: 'fatal',
  title: "A key with the queue's name holds something else",
  cause: 'Another program uses the same Redis database and the same key, or a cache has overwritten it.',
  action:
    'Find it with `redis-cli type celery`. Give Celery a database of its own or `broker_transport_options = {"global_keyprefix": "shop:"}`, or rename the queue.',
  clauses: [...redisReplies(['WRONGTYPE Operation', 'against a key holding the wrong kind of value'])],
})
