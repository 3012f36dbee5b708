import { defineFailure } from '../define-failure.ts'

export const redisProtectedMode = defineFailure({
  id: 'redis-protected-mode',
  severity: 'degraded',
  title: 'Redis is in protected mode',
  cause: 'Redis has neither a password nor a bind address, so it refuses remote connections.',
  action: 'Set a password (`requirepass`) and put it into the URL, or bind Redis to the network it should serve.',
  clauses: [{ contains: 'is running in protected mode' }],
  causes: ['broker-connection-lost', 'result-backend-connection-error'],
  subsumes: ['redis-closed-during-connect'],
})
