import { defineFailure } from '../define-failure.ts'
import { BROKER_OR_REDIS } from '../shared/messages.ts'

export const redisAuthFailed = defineFailure({
  id: 'redis-auth-failed',
  severity: 'degraded',
  title: 'Redis rejects the user or password',
  cause: 'The password or user is wrong, or the ACL user is disabled.',
  action:
    'Correct the credentials and percent-encode special characters. With ACL users, write `redis://<user>:<password>@…`.',
  clauses: [
    {
      contains: ['invalid username-password pair', 'WRONGPASS ', 'invalid password', 'Invalid username-password'],
      andContains: BROKER_OR_REDIS,
      onOneLine: true,
    },
  ],
})
