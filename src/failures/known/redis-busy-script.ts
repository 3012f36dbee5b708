import { defineFailure } from '../define-failure.ts'
import { redisReplies } from '../shared/replies.ts'

export const redisBusyScript = defineFailure({
  id: 'redis-busy-script',
  severity: 'degraded',
  title: 'A script blocks Redis',
  cause:
    'A Lua script or function runs longer than `busy-reply-threshold` (5 seconds). Redis does one thing at a time.',
  action:
    'Stop it with `redis-cli script kill` (`function kill` for functions). Make it shorter, or run it on another Redis.',
  clauses: [...redisReplies(['is busy running a script', 'BUSY Redis module'])],
})
