import { defineFailure } from '../define-failure.ts'
import { replies } from '../shared/replies.ts'

export const amqpUnexpectedFrame = defineFailure({
  id: 'amqp-unexpected-frame',
  severity: 'fatal',
  title: 'Frames on the AMQP connection are mixed up',
  cause: 'Two threads, greenlets or forked processes use the same connection, which py-amqp does not allow.',
  action:
    'Open one connection in each thread and process (`app.producer_pool`), none before the fork; with gevent or eventlet, patch before the first import.',
  clauses: [
    ...replies({
      contains: [
        'UnexpectedFrame',
        'UNEXPECTED_FRAME',
        'while expecting 0xce',
        'Framing Error, received',
        "CHANNEL_ERROR - expected 'channel.open'",
        "CHANNEL_ERROR - second 'channel.open' seen",
        'COMMAND_INVALID - unimplemented method',
        'COMMAND_INVALID - second ',
      ],
      // An answer of another kind of server, on the wrong port.
      without: 'Cannot connect to ',
    }),
    // A frame that is too large is another fault.
    ...replies({ contains: 'FRAME_ERROR - type ', without: 'frame_too_large' }),
  ],
  causes: ['broker-connection-lost', 'acks-late-connection-lost'],
})
