import { defineFailure } from '../define-failure.ts'
import { RESULT_BACKEND } from '../shared/frames.ts'
import { RESULT_BACKEND_LOST } from '../shared/messages.ts'

/** Only the broker's messages contain these; other requests fail with the same errors. */
const BROKER_WORDS = [
  'Cannot connect to ',
  'beat: Connection error',
  'redis.exceptions',
  'kombu',
  'amqp',
  'connecting to ',
  'broker',
]
const CONNECTING = [
  'Cannot connect to ',
  'Connection error: ',
  'Unrecoverable error: ',
  'OperationalError',
  'connecting to ',
]
/** getaddrinfo errors: negative on Linux and musl, 11001-11004 on Windows. macOS uses 8, which has other meanings too. */
const NO_HOST = [-2, -3, -5, 11001, 11002, 11003, 11004]

export const brokerHostNotFound = defineFailure({
  id: 'broker-host-not-found',
  severity: 'degraded',
  title: "The broker's host name does not resolve",
  cause:
    'The name is wrong, the service is not on this network, or a special character in the password shifts the host part of the URL.',
  action: 'Check the name and the network (service name in compose), and percent-encode the password.',
  clauses: [
    { contains: CONNECTING, errno: NO_HOST, notFrame: RESULT_BACKEND, without: RESULT_BACKEND_LOST },
    {
      contains: ['nodename nor servname', 'Error 8 connecting to '],
      without: RESULT_BACKEND_LOST,
      notFrame: RESULT_BACKEND,
      andContains: BROKER_WORDS,
    },
    {
      contains: [
        'Name or service not known',
        'getaddrinfo failed',
        'Temporary failure in name resolution',
        'Name does not resolve',
        'No address associated with hostname',
        'Could not resolve host',
        'failed to resolve broker hostname',
      ],
      andContains: BROKER_WORDS,
      without: [...RESULT_BACKEND_LOST, 'HTTPConnectionPool', 'HTTPSConnectionPool', 'could not translate host name'],
      notFrame: RESULT_BACKEND,
    },
  ],
})
