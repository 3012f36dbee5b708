import { defineFailure } from '../define-failure.ts'

export const redisProtectedMode = defineFailure({
  id: 'redis-protected-mode',
  severity: 'degraded',
  title: 'Redis is in protected mode',
  cause: 'Redis has neither password nor bind address, so it protects itself.',
  action: 'Set a password (`requirepass`) and put it into the URL, or bind Redis to the network it is meant for.',
  clauses: [{ says: 'Redis is running in protected mode' }],
  causes: ['broker-connection-lost', 'result-backend-connection-error'],
  subsumes: ['redis-closed-during-connect'],
})
