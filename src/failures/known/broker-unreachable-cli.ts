import { defineFailure } from '../define-failure.ts'

export const brokerUnreachableCli = defineFailure({
  id: 'broker-unreachable-cli',
  severity: 'fatal',
  title: 'The command could not reach the broker',
  cause: "The broker is down, or the app's broker URL is not the one you expect.",
  action: 'Start the broker, or correct the URL.',
  clauses: [
    { contains: ['Could not connect to the message broker. Please make sure'] },
    {
      raises: ['OperationalError', 'ConnectionRefusedError', 'ConnectionError'],
      contains: ['Connection refused', 'connecting to', 'OperationalError'],
      frame: [
        'celery.bin.control',
        'celery.bin.amqp',
        'celery.bin.purge',
        'celery.bin.call',
        'celery.bin.result',
        'celery.bin.events',
      ],
    },
  ],
  subsumes: [
    'redis-connection-refused',
    'amqp-connection-refused',
    'broker-host-not-found',
    'broker-connection-timeout',
  ],
})
