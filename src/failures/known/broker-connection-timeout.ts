import { defineFailure } from '../define-failure.ts'
import { RESULT_BACKEND } from '../shared/frames.ts'
import { RESULT_BACKEND_LOST } from '../shared/messages.ts'

/** ETIMEDOUT on Linux, macOS and Windows. */
const TIMED_OUT = [110, 60, 10060]
/** EHOSTUNREACH and ENETUNREACH on Linux, macOS and Windows. */
const UNREACHABLE = [113, 101, 65, 51, 10065, 10051]

export const brokerConnectionTimeout = defineFailure({
  id: 'broker-connection-timeout',
  severity: 'degraded',
  title: 'Connecting to the broker timed out',
  cause: 'A firewall or security group drops the packets, the port is wrong, or a TLS endpoint does not answer.',
  action: 'Check the route to the port from this machine, and the TLS port for `amqps` and `rediss`.',
  clauses: [
    {
      contains: 'Cannot connect to ',
      matches: /Cannot connect to [^\n]{1,500}: (?:[^\n]{0,300}(?:timed out|Timeout)|Timeout)/,
    },
    { contains: ['Cannot connect to ', 'beat: Connection error'], errno: TIMED_OUT },
    { contains: ['Cannot connect to ', 'beat: Connection error'], errno: UNREACHABLE },
    { contains: 'Timeout connecting to server', notFrame: RESULT_BACKEND, without: RESULT_BACKEND_LOST },
    { contains: 'Unrecoverable error: ', andContains: ['timed out', 'Timeout'], errno: TIMED_OUT },
    {
      contains: [
        "Unrecoverable error: OperationalError('timed out')",
        'OperationalError: timed out',
        "OperationalError('Timeout",
      ],
      notFrame: RESULT_BACKEND,
    },
    {
      contains: ['timed out', 'TimeoutError'],
      frame: ['amqp.transport:connect', 'amqp.transport:_connect', 'kombu.connection:_establish_connection'],
      without: ['Connection to broker lost'],
      notFrame: RESULT_BACKEND,
    },
  ],
})
