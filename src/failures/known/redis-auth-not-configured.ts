import { defineFailure } from '../define-failure.ts'

export const redisAuthNotConfigured = defineFailure({
  id: 'redis-auth-not-configured',
  severity: 'degraded',
  title: 'The URL has a password; Redis has none',
  cause: 'The URL has a password and the server has none. Often it is the wrong server.',
  action: 'Check that this is the server you expect; remove the password or set `requirepass`.',
  clauses: [
    {
      contains: [
        'without any password configured for the default user',
        'Client sent AUTH, but no password is set',
        "wrong number of arguments for 'auth' command",
      ],
    },
  ],
})
