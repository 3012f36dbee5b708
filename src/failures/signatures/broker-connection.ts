import { signature, type Signature } from '../signature.ts'

/**
 * Reaching the broker. The words of the system are in its language, so the numbers decide:
 * each error has one on Linux, one on macOS and one on Windows.
 */
const REFUSED = [111, 61, 10061]
const REFUSED_FORM = /Error (?:111|61|10061) connecting to/
const TIMED_OUT = [110, 60, 10060]
/** getaddrinfo: Linux and musl negative, Windows 11001-11004; macOS has 8, which means other things as well. */
const NO_HOST = [-2, -3, -5, 11001, 11002, 11003, 11004]

const CONNECTING = [
  'Cannot connect to ',
  'Connection error: ',
  'Unrecoverable error: ',
  'OperationalError',
  'connecting to ',
]
/** Words that only stand where the broker is meant. */
const BROKER_WORDS = [
  'Cannot connect to ',
  'beat: Connection error',
  'redis.exceptions',
  'kombu',
  'amqp',
  'connecting to ',
  'broker',
]
/** The result store's connection, not the broker's. */
const BACKEND = ['celery.backends', 'django_celery_results']
const RESULT_STORE = [
  'Connection to Redis lost',
  'result store backend',
  'Pool callback raised exception',
  'Exception raised outside body: ',
]

export const brokerConnection: readonly Signature[] = [
  signature(
    'redis-connection-refused',
    {
      says: 'connecting to ',
      matches: REFUSED_FORM,
      not: [...RESULT_STORE, 'Connection to broker lost'],
      own: false,
      notFrame: BACKEND,
    },
    {
      says: 'connecting to ',
      matches: REFUSED_FORM,
      not: [...RESULT_STORE, 'Connection to broker lost'],
      // A client of the user's own has no frame of these.
      frame: ['kombu', 'celery'],
      notFrame: BACKEND,
    },
    {
      says: ['Cannot connect to redis', 'Cannot connect to sentinel', 'beat: Connection error'],
      errno: REFUSED,
      not: '[Errno 111] Connection refused. Trying',
    },
    {
      says: 'redis.exceptions.ConnectionError',
      errno: REFUSED,
      not: [...RESULT_STORE, 'Connection to broker lost'],
      own: false,
      notFrame: BACKEND,
    },
    {
      says: ['network:ConnectionError'],
      errno: REFUSED,
      notFrame: BACKEND,
      not: [...RESULT_STORE, 'Connection to broker lost'],
    },
  ),
  signature(
    'amqp-connection-refused',
    { says: ['Cannot connect to amqp', 'Cannot connect to pyamqp', 'Cannot connect to librabbitmq'], errno: REFUSED },
    {
      says: ['beat: Connection error: [', 'purge: Connection error: [', 'Could not connect to the message broker'],
      errno: REFUSED,
      not: 'connecting to ',
    },
    { says: 'kombu.exceptions.OperationalError: [', errno: REFUSED, not: 'connecting to ', notFrame: BACKEND },
    {
      raises: ['OperationalError', 'ConnectionRefusedError', 'error'],
      errno: REFUSED,
      frame: ['amqp.transport', 'amqp.connection', 'kombu.transport.pyamqp'],
      not: 'Connection to broker lost',
      notFrame: BACKEND,
    },
    { says: 'Unrecoverable error: ', errno: REFUSED, not: ['connecting to ', 'redis'] },
  ),
  signature(
    'broker-host-not-found',
    { says: CONNECTING, errno: NO_HOST, notFrame: BACKEND, not: RESULT_STORE },
    {
      says: ['nodename nor servname', 'Error 8 connecting to '],
      not: RESULT_STORE,
      notFrame: BACKEND,
      and: BROKER_WORDS,
    },
    {
      says: [
        'Name or service not known',
        'getaddrinfo failed',
        'Temporary failure in name resolution',
        'Name does not resolve',
        'No address associated with hostname',
        'Could not resolve host',
        'failed to resolve broker hostname',
      ],
      // The user's own requests fail in the same words.
      and: BROKER_WORDS,
      not: [...RESULT_STORE, 'HTTPConnectionPool', 'HTTPSConnectionPool', 'could not translate host name'],
      notFrame: BACKEND,
    },
  ),
  signature(
    'broker-connection-timeout',
    {
      says: 'Cannot connect to ',
      matches: /Cannot connect to [^\n]{1,500}: (?:[^\n]{0,300}(?:timed out|Timeout)|Timeout)/,
    },
    { says: ['Cannot connect to ', 'beat: Connection error'], errno: TIMED_OUT },
    { says: ['Cannot connect to ', 'beat: Connection error'], errno: [113, 101, 65, 51, 10065, 10051] },
    { says: 'Timeout connecting to server', notFrame: BACKEND, not: RESULT_STORE },
    { says: 'Unrecoverable error: ', and: ['timed out', 'Timeout'], errno: TIMED_OUT },
    {
      says: [
        "Unrecoverable error: OperationalError('timed out')",
        'OperationalError: timed out',
        "OperationalError('Timeout",
      ],
      notFrame: BACKEND,
    },
    {
      says: ['timed out', 'TimeoutError'],
      frame: ['amqp.transport:connect', 'amqp.transport:_connect', 'kombu.connection:_establish_connection'],
      not: ['Connection to broker lost'],
      notFrame: BACKEND,
    },
  ),
  signature(
    'broker-connection-lost',
    { says: 'Connection to broker lost' },
    // A log that begins within the traceback.
    {
      says: [
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
      not: ['Cannot connect to', 'Unrecoverable error'],
      notFrame: BACKEND,
    },
    {
      raises: 'ConnectionError',
      says: 'Connection closed by server',
      not: ['Cannot connect to', ...RESULT_STORE],
      notFrame: BACKEND,
    },
    {
      says: 'In Celery 5.1 we introduced an optional breaking change',
      confidence: 'low',
    },
  ),
  signature('acks-late-connection-lost', {
    says: ['cannot be acknowledged after a connection loss', 'In Celery 5.1 we introduced an optional breaking change'],
  }),
  signature('broker-retry-disabled', {
    says: 'a connection to the message broker after a connection loss has',
    and: 'been disabled',
  }),
]
