import { defineFailure } from '../define-failure.ts'

export const redisAuthNotConfigured = defineFailure({
  id: 'redis-auth-not-configured',
  severity: 'degraded',
  title: 'a password was sent to a Redis that has none',
  cause: 'The URL has a password, the server none: often it is the wrong server.',
  action: 'Check that this is the server you mean; remove the password or set `requirepass`.',
  clauses: [
    {
      says: [
        'without any password configured for the default user',
        'Client sent AUTH, but no password is set',
        "wrong number of arguments for 'auth' command",
      ],
    },
  ],
})
