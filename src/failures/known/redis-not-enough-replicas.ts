import { defineFailure } from '../define-failure.ts'
import { redisReplies } from '../shared/replies.ts'

export const redisNotEnoughReplicas = defineFailure({
  id: 'redis-not-enough-replicas',
  severity: 'fatal',
  title: 'Redis refuses writes because replicas are missing',
  cause: 'Fewer replicas than `min-replicas-to-write` are connected and up to date.',
  action:
    'Bring the replicas back (`redis-cli info replication`), or lower `min-replicas-to-write` with `redis-cli config set min-replicas-to-write 0`.',
  clauses: [
    ...redisReplies(['NOREPLICAS Not enough', 'Not enough good replicas to write', 'Not enough good slaves to write']),
  ],
})
