import { defineFailure } from '../define-failure.ts'
import { redisReplies } from '../shared/replies.ts'

export const redisReadonlyReplica = defineFailure({
  id: 'redis-readonly-replica',
  severity: 'fatal',
  title: 'This Redis is a read-only replica',
  cause: 'The URL points to a replica, or a failover turned the server into one while the worker waited.',
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
    // The server became a replica, or a replica has lost its primary.
    ...redisReplies([
      'UNBLOCKED force unblock from blocking operation',
      'MASTERDOWN Link with',
      'MasterDownError',
      'Link with MASTER is down and',
      'Link with PRIMARY is down and',
      'The previous master is now a slave',
    ]),
  ],
})
