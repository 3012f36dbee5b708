import { defineFailure } from '../define-failure.ts'

/** Python's drivers. The logs of web and database servers have the same words of their own connections. */
const DRIVER_ERRORS = [
  'OperationalError',
  'DatabaseError',
  'InterfaceError',
  'InternalError',
  'ProgrammingError',
  'SSLError',
  'InternalClientError',
]
/** Words that fit a restart of the server or a fault in a query as well count only in a worker. */
const IN_A_WORKER = /PoolWorker-\d|\] raised unexpected: |celery[\\/]app[\\/]trace/

export const databaseConnectionForked = defineFailure({
  id: 'database-connection-forked',
  severity: 'task-loss',
  title: 'Pool processes share a database connection',
  cause:
    "A connection was opened before the fork: a query, a migration check or a `MetaData.reflect()` while the app was imported. All children inherit the same socket, and read and decrypt each other's answers.",
  action:
    'Open connections in the child: call `engine.dispose(close=False)` (SQLAlchemy), `connections.close_all()` (Django) or your own reconnect in a `worker_process_init` handler, and query nothing while modules are imported. `--pool=threads` and `--pool=solo` do not fork.',
  clauses: [
    {
      contains: [
        'decryption failed or bad record mac',
        'DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
        'alert bad record mac',
        'lost synchronization with server',
        'and no message from the libpq',
        'error with no message from the libpq',
        'message contents do not agree with length in message',
        'without prior row description',
        'insufficient data in "',
        'unexpected field count in "',
        'SSL error: unexpected message',
        'SSL SYSCALL error: Bad file descriptor',
        'SSL error: data length too long',
        // asyncpg
        'got result for unknown protocol state',
        'Packet sequence number wrong',
        'Commands out of sync; you can',
        "(2027, 'Malformed packet",
        '(2027, "Malformed packet',
      ],
      raises: DRIVER_ERRORS,
      // The connection to the broker or to Redis is another one. A database may be the broker, though.
      notFrame: ['amqp', 'redis', 'kombu.transport.redis', 'kombu.transport.pyamqp'],
      inTask: true,
    },
    // A notice that libpq prints.
    { contains: 'arrived from server while idle', matches: /message type 0x[0-9a-f]{2} arrived/, inTask: true },
    // psycopg 3 counts the answers.
    { contains: " results from command '", matches: /received \d+ results from command '/, inTask: true },
    // The row of another query: https://github.com/apache/superset/pull/13350
    {
      contains: 'NoSuchColumnError',
      andContains: 'Could not locate column in row',
      matches: IN_A_WORKER,
      inTask: true,
      confidence: 'low',
    },
    {
      contains: 'another command is already in progress',
      raises: DRIVER_ERRORS,
      matches: IN_A_WORKER,
      inTask: true,
      confidence: 'low',
    },
    // A server that restarts or a broken network looks the same.
    {
      contains: ['SSL SYSCALL error: EOF detected', 'SSL error: unexpected eof while reading'],
      raises: DRIVER_ERRORS,
      matches: IN_A_WORKER,
      notFrame: ['celery.beat', 'django_celery_beat'],
      inTask: true,
      confidence: 'low',
    },
  ],
  causes: ['result-backend-db-error'],
})
