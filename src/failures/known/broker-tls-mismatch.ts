import { defineFailure } from '../define-failure.ts'

/** ECONNRESET on Linux, macOS and Windows. */
const RESET = [104, 54, 10054]
/** Only the broker's messages contain these; other requests fail with the same errors. */
const BROKER_WORDS = ['Cannot connect to ', 'Connection error', 'redis', 'kombu', 'amqp', 'connecting to ', 'broker']

export const brokerTlsMismatch = defineFailure({
  id: 'broker-tls-mismatch',
  severity: 'degraded',
  title: 'Only one side of the broker connection uses TLS',
  cause: 'A TLS client on a plain port, or a plain client on a TLS port.',
  action:
    'Make scheme and port agree: `rediss://` and `amqps://` (5671) for TLS, `redis://` and `amqp://` (5672) without.',
  clauses: [
    {
      contains: [
        'WRONG_VERSION_NUMBER',
        'wrong version number',
        'UNEXPECTED_MESSAGE',
        'SSLV3_ALERT',
        'TLSV1_ALERT',
        'RECORD_LAYER_FAILURE',
        'http request',
      ],
      matches: /\[SSL|SSLError|ssl\.c/,
      andContains: BROKER_WORDS,
      without: ['CERTIFICATE_VERIFY_FAILED', 'HTTPSConnectionPool'],
    },
    {
      contains: 'Cannot connect to ',
      errno: RESET,
      matches: /Cannot connect to (?!rediss|amqps)[^\n]{1,800}(?:104|54|10054)/,
    },
    {
      contains: ['Cannot connect to '],
      matches:
        /Cannot connect to [^\n]{1,500}(?:Connection reset by peer|EOF occurred in violation of protocol|UNEXPECTED_EOF_WHILE_READING|Server unexpectedly closed connection)/,
    },
    { contains: "Protocol Error: b'\\x15\\x03" },
    { contains: ['Cannot connect to rediss', 'Cannot connect to amqps'], errno: RESET },
  ],
  subsumes: ['redis-closed-during-connect', 'tls-certificate-verify-failed'],
})
