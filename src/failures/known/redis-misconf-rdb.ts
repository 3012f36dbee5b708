import { defineFailure } from '../define-failure.ts'

export const redisMisconfRdb = defineFailure({
  id: 'redis-misconf-rdb',
  severity: 'degraded',
  title: 'Redis refuses writes because it cannot save',
  cause: 'The disk on the server is full, or Redis may not write to its directory.',
  action: 'Free the disk or correct `dir`. For the moment: `redis-cli config set stop-writes-on-bgsave-error no`.',
  clauses: [
    {
      says: [
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
