import { defineFailure } from '../define-failure.ts'
import { replies } from '../shared/replies.ts'

export const amqpVhostDown = defineFailure({
  id: 'amqp-vhost-down',
  severity: 'degraded',
  title: 'The RabbitMQ vhost is down',
  cause: 'RabbitMQ runs, but could not start the vhost: its message store is damaged or its disk is full.',
  action:
    "Run `rabbitmqctl restart_vhost -p /` with the vhost's name, and read RabbitMQ's log. If it stays down, repair or delete its message store; its messages are lost.",
  clauses: [...replies({ contains: 'refused for user ', matches: /vhost '[^'\n]{0,255}' is down/ })],
  causes: ['broker-connection-lost'],
})
