import { defineFailure } from '../define-failure.ts'

export const redisDbIndexOutOfRange = defineFailure({
  id: 'redis-db-index-out-of-range',
  severity: 'degraded',
  title: 'This Redis has no such database',
  cause: "The number in the URL's path is too high. Hosted servers often have only database 0.",
  action: 'Use `/0`, and `global_keyprefix` to separate apps.',
  clauses: [
    {
      contains: [
        'DB index is out of range',
        'invalid DB index',
        'DB index out of range',
        'database index is out of range',
      ],
    },
  ],
})
