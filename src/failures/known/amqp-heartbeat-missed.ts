import { defineFailure } from '../define-failure.ts'

export const amqpHeartbeatMissed = defineFailure({
  id: 'amqp-heartbeat-missed',
  severity: 'degraded',
  title: 'Heartbeats to RabbitMQ were missed',
  cause:
    'The worker could not send: the solo pool during a long task, a blocked loop, a suspended machine, a bad network.',
  action: 'Use prefork or threads instead of solo for long tasks, or raise `broker_heartbeat`.',
  clauses: [
    {
      contains: ['Too many heartbeats missed', 'missed heartbeats from client', 'heartbeat_tick : '],
      andContains: ['heartbeats missed', 'missed heartbeats'],
      inTask: true,
    },
  ],
  causes: ['broker-connection-lost', 'acks-late-connection-lost'],
})
