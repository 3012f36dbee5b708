import { defineFailure } from '../define-failure.ts'
import { CONNECTION_REFUSED } from '../shared/errnos.ts'
import { RESULT_BACKEND } from '../shared/frames.ts'
import { RESULT_BACKEND_LOST } from '../shared/messages.ts'

/** EADDRNOTAVAIL (99, 49, 10049) for another host than this one means that no local port is free. */
const REFUSED_FORM = /Error (?:(?:111|61|10061) connecting to|(?:99|49|10049) connecting to (?:localhost|127\.|::1))/

export const redisConnectionRefused = defineFailure({
  id: 'redis-connection-refused',
  severity: 'degraded',
  title: 'Nothing listens on the Redis address',
  cause: 'Redis is not running, the host or port is wrong, or `localhost` is used inside a container.',
  action:
    "Start Redis, and check host and port; in compose use the service's name as host. Another pool does not help.",
  clauses: [
    {
      contains: 'connecting to ',
      matches: REFUSED_FORM,
      without: [...RESULT_BACKEND_LOST, 'Connection to broker lost'],
      own: false,
      notFrame: RESULT_BACKEND,
    },
    {
      contains: 'connecting to ',
      matches: REFUSED_FORM,
      without: [...RESULT_BACKEND_LOST, 'Connection to broker lost'],
      // A Redis client of the user's own has none of these frames.
      frame: ['kombu', 'celery'],
      notFrame: RESULT_BACKEND,
    },
    {
      contains: ['Cannot connect to redis', 'Cannot connect to sentinel', 'beat: Connection error'],
      errno: CONNECTION_REFUSED,
      without: '[Errno 111] Connection refused. Trying',
    },
    {
      contains: 'redis.exceptions.ConnectionError',
      errno: CONNECTION_REFUSED,
      without: [...RESULT_BACKEND_LOST, 'Connection to broker lost'],
      own: false,
      notFrame: RESULT_BACKEND,
    },
    {
      contains: ['network:ConnectionError'],
      errno: CONNECTION_REFUSED,
      notFrame: RESULT_BACKEND,
      without: [...RESULT_BACKEND_LOST, 'Connection to broker lost'],
    },
  ],
  causes: ['result-backend-connection-error'],
  // A server that shuts down resets connections before it refuses them.
  subsumes: ['broker-tls-mismatch', 'redis-closed-during-connect'],
})
