import { defineFailure } from '../define-failure.ts'
import { CONNECTION_REFUSED, NOTHING_LISTENS } from '../shared/errnos.ts'
import { RESULT_BACKEND } from '../shared/frames.ts'

export const amqpConnectionRefused = defineFailure({
  id: 'amqp-connection-refused',
  severity: 'degraded',
  title: 'Nothing listens on the RabbitMQ address',
  cause:
    "RabbitMQ is not running or not ready yet, the host is wrong, or no broker is configured: Celery's default is amqp://guest@localhost.",
  action:
    'Start RabbitMQ (with a health check in compose) or set `broker_url`; in Django, CELERY_BROKER_URL with the namespace CELERY.',
  clauses: [
    {
      contains: ['Cannot connect to amqp', 'Cannot connect to pyamqp', 'Cannot connect to librabbitmq'],
      errno: CONNECTION_REFUSED,
    },
    {
      contains: ['Cannot connect to amqp', 'Cannot connect to pyamqp', 'Cannot connect to librabbitmq'],
      matches: /[@/](?:localhost|127\.0\.0\.1|\[?::1)[^\n]{0,200}\[Errno (?:99|49|10049)\]/,
    },
    {
      contains: ['beat: Connection error: [', 'purge: Connection error: [', 'Could not connect to the message broker'],
      errno: NOTHING_LISTENS,
      without: 'connecting to ',
    },
    {
      contains: 'kombu.exceptions.OperationalError: [',
      errno: NOTHING_LISTENS,
      without: 'connecting to ',
      notFrame: RESULT_BACKEND,
    },
    {
      raises: ['OperationalError', 'ConnectionRefusedError', 'OSError', 'error'],
      errno: NOTHING_LISTENS,
      frame: ['amqp.transport', 'amqp.connection', 'kombu.transport.pyamqp'],
      without: 'Connection to broker lost',
      notFrame: RESULT_BACKEND,
    },
    {
      contains: 'Unrecoverable error: ',
      errno: NOTHING_LISTENS,
      // Drivers of databases have a code or a host of their own in front.
      matches: /Unrecoverable error: \w{0,60}[Ee]rror\(["']?(?:\[Errno )?\d/,
      without: ['connecting to ', 'redis', 'Error(2003', 'Error(2002'],
    },
  ],
  subsumes: ['broker-tls-mismatch'],
})
