import { defineFailure } from '../define-failure.ts'

export const workerSilentOnBroker = defineFailure({
  id: 'worker-silent-on-broker',
  severity: 'degraded',
  title: 'the worker stopped talking before it was connected',
  cause:
    'Something accepts the connection and never answers, or drops every packet: a black hole, a TLS client on a plain port, a server that hangs.',
  action:
    'Test the port by hand (`redis-cli -h … ping`), and let `poolwise doctor` measure how far the connection comes.',
})
