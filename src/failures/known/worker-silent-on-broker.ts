import { defineFailure } from '../define-failure.ts'

export const workerSilentOnBroker = defineFailure({
  id: 'worker-silent-on-broker',
  severity: 'degraded',
  title: 'The worker hangs while connecting to the broker',
  cause:
    "The broker's address accepts the connection and never answers, or drops every packet: a black hole, a TLS client on a plain port, a server that hangs.",
  action:
    'Test the port by hand (`redis-cli -h … ping`), and run `poolwise doctor` to see which stage of the connection fails.',
})
