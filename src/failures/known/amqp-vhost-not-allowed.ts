import { defineFailure } from '../define-failure.ts'

export const amqpVhostNotAllowed = defineFailure({
  id: 'amqp-vhost-not-allowed',
  severity: 'degraded',
  title: 'The RabbitMQ vhost is missing or not allowed',
  cause: 'The vhost in the URL does not exist, or the user has no permission for it.',
  action:
    "Run `rabbitmqctl add_vhost shop` and `set_permissions`, or correct the URL's path (`//` means the vhost `/`).",
  clauses: [
    {
      contains: ['NOT_ALLOWED - vhost', 'NOT_ALLOWED - access to vhost'],
      // That is amqp-limit-reached.
      without: ' limit (',
    },
  ],
  causes: ['broker-connection-lost'],
})
