import { defineFailure } from '../define-failure.ts'
import { RESULT_BACKEND } from '../shared/frames.ts'
import { RESULT_BACKEND_LOST } from '../shared/messages.ts'
import { replies } from '../shared/replies.ts'

const CONNECT = [
  'redis-connection-refused',
  'amqp-connection-refused',
  'broker-host-not-found',
  'broker-connection-timeout',
  'redis-closed-during-connect',
  'broker-tls-mismatch',
  'redis-loading',
] as const

/** What is raised where a connection breaks. Anything else below `Connection to broker lost` is an error of another kind. */
const LOST = [
  'ConnectionError',
  'ConnectionResetError',
  'ConnectionAbortedError',
  'ConnectionRefusedError',
  'BrokenPipeError',
  'ConnectionForced',
  'RecoverableConnectionError',
  'ConnectionClosed',
  'TimeoutError',
  'timeout',
  'OSError',
  'IOError',
  'error',
  'gaierror',
  'EOFError',
  'IncompleteReadError',
  'SSLError',
  'SSLEOFError',
  'SSLZeroReturnError',
  'OperationalError',
  'InterfaceError',
  'AutoReconnect',
  'EndpointConnectionError',
  'ReadTimeoutError',
  'ConnectTimeoutError',
]

export const brokerConnectionLost = defineFailure({
  id: 'broker-connection-lost',
  severity: 'degraded',
  title: 'The connection to the broker was lost',
  cause: 'The broker restarted or closed an idle connection, or the network (or a suspended laptop) broke it.',
  action:
    'If `Connected to` follows, nothing. Otherwise check the broker. With Redis behind a proxy, set `health_check_interval` and keep-alive.',
  clauses: [
    { contains: 'Connection to broker lost', lastException: LOST },
    { contains: 'Connection to broker lost' },
    // RabbitMQ stops, or someone has closed the connection.
    ...replies({ contains: 'CONNECTION_FORCED - ' }),
    // A log that starts within the traceback.
    {
      contains: [
        'Connection closed by server',
        'Server unexpectedly closed connection',
        'Timeout reading from socket',
        'while writing to socket',
        'Error while reading from',
        'Socket closed',
        'Connection reset by peer',
        'Broken pipe',
      ],
      frame: [
        'kombu.transport.redis:on_readable',
        'kombu.transport.redis:_brpop_read',
        'kombu.transport.redis:_receive',
        'kombu.asynchronous.hub',
        'kombu.async.hub',
        'celery.worker.loops',
        'kombu.transport.virtual.base:drain_events',
      ],
      without: ['Cannot connect to', 'Unrecoverable error'],
      notFrame: RESULT_BACKEND,
    },
    {
      raises: 'ConnectionError',
      contains: 'Connection closed by server',
      without: ['Cannot connect to', ...RESULT_BACKEND_LOST],
      notFrame: RESULT_BACKEND,
    },
    {
      contains: 'In Celery 5.1 we introduced an optional breaking change',
      confidence: 'low',
    },
  ],
  causes: [...CONNECT, 'acks-late-connection-lost', 'result-backend-connection-error'],
  general: true,
  // A refusal at start-up is not a lost connection.
  onlyLater: true,
  subsumes: ['broker-tls-mismatch'],
})
