import { defineFailure } from '../define-failure.ts'

export const redisMaxClients = defineFailure({
  id: 'redis-max-clients',
  severity: 'degraded',
  title: 'Redis has reached its connection limit',
  cause:
    "The server's `maxclients` is too low for all workers and web processes, or connections leak. Hosted plans often allow only 20 or 30.",
  action: 'Lower `-c`, `broker_pool_limit` and `redis_max_connections`, or raise maxclients.',
  clauses: [
    {
      contains: [
        'max number of clients reached',
        'max number of clients + cluster connections reached',
        'Too many connections',
      ],
      andContains: ['redis', 'clients', 'Cannot connect'],
    },
    { raises: 'MaxConnectionsError', contains: 'MaxConnectionsError' },
  ],
  causes: ['broker-connection-lost', 'result-backend-connection-error'],
  subsumes: ['redis-closed-during-connect'],
})
