import { defineFailure } from '../define-failure.ts'

export const redisMisconfRdb = defineFailure({
  id: 'redis-misconf-rdb',
  severity: 'degraded',
  title: 'Redis refuses writes because it cannot save its snapshot',
  cause: "The server's disk is full, or Redis cannot write to its directory.",
  action: 'Free disk space or correct `dir`. As a stopgap: `redis-cli config set stop-writes-on-bgsave-error no`.',
  clauses: [
    {
      contains: [
        'MISCONF Redis',
        'MISCONF Errors',
        'configured to save RDB snapshots',
        "Redis can't persist",
        'not able to persist on disk',
        'unable to persist to disk',
      ],
    },
  ],
})
