import { signature, type Signature } from '../signature.ts'

/**
 * Reaching the broker. The words of the system are in its language, so the numbers decide:
 * each error has one on Linux, one on macOS and one on Windows.
 */
const REFUSED = [111, 61, 10061]
const RESET = [104, 54, 10054]
const TIMED_OUT = [110, 60, 10060]
/** getaddrinfo: Linux and musl negative, macOS 8, Windows 11001-11004. */
const NO_HOST = [-2, -3, -5, 8, 11001, 11002, 11003, 11004]

const CONNECTING = [
  'Cannot connect to ',
  'Connection error: ',
  'Unrecoverable error: ',
  'OperationalError',
  'connecting to ',
]
/** The result store's connection, not the broker's. */
const BACKEND = ['celery.backends', 'django_celery_results']
const RESULT_STORE = ['Connection to Redis lost', 'result store backend', 'Pool callback raised exception']

export const broker: readonly Signature[] = [
  signature(
    'redis-connection-refused',
    {
      says: 'connecting to ',
      matches: /Error (?:111|61|10061) connecting to/,
      not: [...RESULT_STORE, 'Connection to broker lost'],
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
      notFrame: BACKEND,
    },
    { says: ['network:ConnectionError'], errno: REFUSED, notFrame: BACKEND, not: 'Connection to broker lost' },
  ),
  signature(
    'amqp-connection-refused',
    { says: ['Cannot connect to amqp', 'Cannot connect to pyamqp', 'Cannot connect to librabbitmq'], errno: REFUSED },
    {
      says: ['beat: Connection error: [', 'purge: Connection error: [', 'Could not connect to the message broker'],
      errno: REFUSED,
      not: 'connecting to ',
    },
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
      says: [
        'Name or service not known',
        'nodename nor servname',
        'getaddrinfo failed',
        'Temporary failure in name resolution',
        'Name does not resolve',
        'No address associated with hostname',
        'Could not resolve host',
        'failed to resolve broker hostname',
      ],
      not: RESULT_STORE,
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
    { says: ['Timeout connecting to server', 'Timeout connecting to '], notFrame: BACKEND, not: RESULT_STORE },
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
  signature(
    'broker-bad-url',
    {
      says: [
        'Database is int between 0 and limit - 1',
        'Port could not be cast to integer value',
        'Port out of range 0-65535',
        'Invalid IPv6 URL',
        'Database name must be int between',
      ],
    },
    {
      raises: 'ValueError',
      says: 'invalid literal for int() with base 10',
      frame: ['kombu.utils.url', 'kombu.connection', 'kombu.transport', 'urllib.parse'],
    },
    {
      says: 'invalid literal for int() with base 10',
      and: ['Unrecoverable error', 'broker'],
      notFrame: ['celery.app.trace'],
    },
    { says: 'Invalid transport scheme' },
  ),
  signature('broker-unknown-transport', { says: 'No such transport: ' }),
  signature(
    'broker-tls-mismatch',
    {
      says: [
        'WRONG_VERSION_NUMBER',
        'wrong version number',
        'UNEXPECTED_MESSAGE',
        'SSLV3_ALERT',
        'TLSV1_ALERT',
        'RECORD_LAYER_FAILURE',
        'http request',
      ],
      matches: /\[SSL|SSLError|ssl\.c/,
      not: 'CERTIFICATE_VERIFY_FAILED',
    },
    {
      says: 'Cannot connect to ',
      errno: RESET,
      matches: /Cannot connect to (?!rediss|amqps)[^\n]{1,800}(?:104|54|10054)/,
    },
    {
      says: ['Cannot connect to '],
      matches:
        /Cannot connect to [^\n]{1,500}(?:Connection reset by peer|EOF occurred in violation of protocol|UNEXPECTED_EOF_WHILE_READING|Server unexpectedly closed connection)/,
    },
    { says: "Protocol Error: b'\\x15\\x03" },
    { says: ['Cannot connect to rediss', 'Cannot connect to amqps'], errno: RESET },
  ),
  signature('tls-certificate-verify-failed', {
    says: [
      'CERTIFICATE_VERIFY_FAILED',
      'certificate verify failed',
      "doesn't match either of",
      'Hostname mismatch, certificate is not valid',
    ],
  }),
  signature(
    'rediss-missing-ssl-cert-reqs',
    { says: ['A rediss:// URL must have parameter ssl_cert_reqs'] },
    { raises: 'KeyError', says: ['CERT_', 'ssl_cert_reqs'], frame: ['celery.backends.redis', 'kombu.utils.url'] },
    { says: 'Invalid SSL Certificate Requirements Flag' },
    { raises: 'KeyError', says: "KeyError: 'CERT_" },
  ),
  signature('rediss-cert-none-warning', {
    says: [
      'Setting ssl_cert_reqs=CERT_NONE when connecting to redis',
      'Setting ssl_cert_reqs=CERT_OPTIONAL when connecting to redis',
      'defaulting to insecure SSL behaviour',
      'Defaulting to insecure SSL behaviour',
    ],
  }),
  signature(
    'transport-library-missing',
    {
      raises: ['ModuleNotFoundError', 'ImportError'],
      says: ['No module named', 'cannot import name', 'is not installed', 'requires the', 'Missing '],
      frame: [
        'kombu.transport:resolve_transport',
        'kombu.transport:get_transport_cls',
        'kombu.transport.__init__',
        'kombu.transport.SQS',
        'kombu.transport.sqs',
        'kombu.transport.mongodb',
        'kombu.transport.azureservicebus',
        'kombu.transport.confluentkafka',
        'kombu.transport.sqlalchemy',
        'kombu.transport.zookeeper',
        'kombu.transport.etcd',
        'kombu.transport.consul',
        'kombu.transport.qpid',
        'kombu.transport.gcpubsub',
        'kombu.transport.librabbitmq',
        'kombu.transport.pyro',
        'kombu.transport.SLMQ',
        'kombu.transport.redis:<module>',
      ],
      not: ["named 'redis'", 'named redis'],
    },
    {
      says: [
        "No module named 'botocore'",
        "No module named 'boto3'",
        "No module named 'pymongo'",
        "No module named 'kazoo'",
        "No module named 'confluent_kafka'",
        "No module named 'pycurl'",
        "No module named 'azure.servicebus'",
        "No module named 'consul'",
        "No module named 'librabbitmq'",
        'The curl client requires the pycurl library',
      ],
      notFrame: BACKEND,
    },
    { says: "No module named 'packaging'", frame: 'kombu' },
  ),
]
