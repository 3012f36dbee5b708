import { defineFailure } from '../define-failure.ts'

export const redisClosedDuringConnect = defineFailure({
  id: 'redis-closed-during-connect',
  severity: 'degraded',
  title: 'The connection is closed before Redis answers',
  cause: 'A tunnel or proxy without a target, the wrong port, protected mode or a server that accepts only TLS.',
  action: 'Test with `redis-cli -h host -p port ping`, then fix the tunnel, the port or TLS.',
  clauses: [
    {
      contains: 'Cannot connect to ',
      andContains: ['Connection closed by server', 'Connection not ready', 'Protocol Error: '],
    },
    { contains: ['Connection error: Connection closed by server'] },
  ],
})
