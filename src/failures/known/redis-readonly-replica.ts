import { defineFailure } from '../define-failure.ts'

export const redisReadonlyReplica = defineFailure({
  id: 'redis-readonly-replica',
  severity: 'fatal',
  title: 'This Redis is a read-only replica',
  cause: 'The URL points to a replica, or a failover turned the server into one.',
  action: "Use the primary's address or Sentinel. With `broker_channel_error_retry=True` workers survive a failover.",
  clauses: [
    {
      contains: [
        'write against a read only replica',
        'write against a read only slave',
        'ReadOnlyError',
        'READONLY You',
      ],
    },
  ],
})
