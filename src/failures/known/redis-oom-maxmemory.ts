import { defineFailure } from '../define-failure.ts'

export const redisOomMaxmemory = defineFailure({
  id: 'redis-oom-maxmemory',
  severity: 'fatal',
  title: 'Redis has reached its memory limit',
  cause: '`maxmemory` is reached and the policy is noeviction (the right one for a broker).',
  action: 'Raise maxmemory, shorten `result_expires`, or drain queues without consumers. Keep noeviction.',
  clauses: [
    {
      contains: [
        "when used memory > 'maxmemory'",
        'OOM command not allowed',
        'server:OutOfMemoryError',
        'redis.exceptions.OutOfMemoryError',
      ],
    },
  ],
})
