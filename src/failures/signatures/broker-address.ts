import { signature, type Signature } from '../signature.ts'

/** A peer that breaks the connection off: Linux, macOS, Windows. */
const RESET = [104, 54, 10054]
/** The user's own requests fail in the same words: these only stand where the broker is meant. */
const BROKER_WORDS = ['Cannot connect to ', 'Connection error', 'redis', 'kombu', 'amqp', 'connecting to ', 'broker']

/** The broker's address: what can't be read, and what leads to a peer of another kind. */
export const brokerAddress: readonly Signature[] = [
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
      and: BROKER_WORDS,
      not: ['CERTIFICATE_VERIFY_FAILED', 'HTTPSConnectionPool'],
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
    not: ['HTTPSConnectionPool', 'urllib3', 'aiohttp'],
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
    { says: 'The curl client requires the pycurl library' },
    { says: "No module named 'packaging'", frame: 'kombu' },
  ),
]
