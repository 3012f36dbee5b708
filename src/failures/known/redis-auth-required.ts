import { defineFailure } from '../define-failure.ts'
import { BROKER_OR_REDIS } from '../shared/messages.ts'

export const redisAuthRequired = defineFailure({
  id: 'redis-auth-required',
  severity: 'degraded',
  title: 'Redis requires a password; the URL has none',
  cause: 'The server has `requirepass` or ACL users, and the URL has no password.',
  action: 'Put the password into the URL, `redis://:<password>@host:6379/0`, for the result backend too.',
  clauses: [
    {
      contains: [
        'Authentication required.',
        'NOAUTH Authentication',
        'operation not permitted',
        'HELLO must be called with the client already authenticated',
      ],
      without: 'invalid username-password',
      andContains: BROKER_OR_REDIS,
      onOneLine: true,
    },
  ],
})
