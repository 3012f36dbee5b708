import { defineFailure } from '../define-failure.ts'

export const redisReadonlyReplica = defineFailure({
  id: 'redis-readonly-replica',
  severity: 'fatal',
  title: 'this Redis is a read-only replica',
  cause: 'The URL leads to a replica, or a failover has made one of it.',
  action: "Use the primary's address or Sentinel; `broker_channel_error_retry=True` lets workers outlive a failover.",
  clauses: [
    {
      says: ['write against a read only replica', 'write against a read only slave', 'ReadOnlyError', 'READONLY You'],
    },
  ],
})
