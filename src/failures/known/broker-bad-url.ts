import { defineFailure } from '../define-failure.ts'

export const brokerBadUrl = defineFailure({
  id: 'broker-bad-url',
  severity: 'fatal',
  title: 'The broker URL is not valid',
  cause: 'A special character in the password is not percent-encoded, or the Redis database is not a number.',
  action: 'Percent-encode user and password; for Redis write `redis://host:6379/0`.',
  clauses: [
    {
      contains: [
        'Database is int between 0 and limit - 1',
        'Port could not be cast to integer value',
        'Port out of range 0-65535',
        'Invalid IPv6 URL',
        'Database name must be int between',
      ],
    },
    {
      raises: 'ValueError',
      contains: 'invalid literal for int() with base 10',
      frame: ['kombu.utils.url', 'kombu.connection', 'kombu.transport', 'urllib.parse'],
    },
    {
      contains: 'invalid literal for int() with base 10',
      andContains: ['Unrecoverable error', 'broker'],
      notFrame: ['celery.app.trace'],
    },
    { contains: 'Invalid transport scheme' },
  ],
})
