import { defineFailure } from '../define-failure.ts'

export const redisServerTooOldForClient = defineFailure({
  id: 'redis-server-too-old-for-client',
  severity: 'degraded',
  title: "The Redis server does not support the client's protocol",
  cause: 'redis-py 8 starts with HELLO 3, which servers before Redis 6 and some proxies do not support.',
  action: "Upgrade the server or proxy, or pin `redis<8` in the worker's environment.",
  clauses: [
    { contains: "unknown command 'HELLO'" },
    { contains: ['unknown command `HELLO`', 'NOPROTO unsupported protocol version', 'unsupported protocol version'] },
  ],
})
