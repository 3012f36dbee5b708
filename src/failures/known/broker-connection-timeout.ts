import { defineFailure } from '../define-failure.ts'
import { RESULT_BACKEND } from '../shared/frames.ts'
import { RESULT_BACKEND_LOST } from '../shared/messages.ts'

const TIMED_OUT = [110, 60, 10060]

export const brokerConnectionTimeout = defineFailure({
  id: 'broker-connection-timeout',
  severity: 'degraded',
  title: 'Connecting to the broker timed out',
  cause: 'A firewall or security group drops the packets, the port is wrong, or a TLS endpoint does not answer.',
  action: 'Check the route to the port from this machine, and the TLS port for `amqps` and `rediss`.',
  clauses: [
    {
      says: 'Cannot connect to ',
      matches: /Cannot connect to [^\n]{1,500}: (?:[^\n]{0,300}(?:timed out|Timeout)|Timeout)/,
    },
    { says: ['Cannot connect to ', 'beat: Connection error'], errno: TIMED_OUT },
    { says: ['Cannot connect to ', 'beat: Connection error'], errno: [113, 101, 65, 51, 10065, 10051] },
    { says: 'Timeout connecting to server', notFrame: RESULT_BACKEND, not: RESULT_BACKEND_LOST },
    { says: 'Unrecoverable error: ', and: ['timed out', 'Timeout'], errno: TIMED_OUT },
    {
      says: [
        "Unrecoverable error: OperationalError('timed out')",
        'OperationalError: timed out',
        "OperationalError('Timeout",
      ],
      notFrame: RESULT_BACKEND,
    },
    {
      says: ['timed out', 'TimeoutError'],
      frame: ['amqp.transport:connect', 'amqp.transport:_connect', 'kombu.connection:_establish_connection'],
      not: ['Connection to broker lost'],
      notFrame: RESULT_BACKEND,
    },
  ],
})
