import type { LabelTexts } from './label-texts.ts'

/** RabbitMQ: what is told of each failure. */
export const amqp = {
  'amqp-access-refused': {
    title: 'RabbitMQ refused the login or the access',
    cause: 'User or password are wrong, `guest` is used from another machine, or permissions are missing.',
    action: 'Create a user with permissions for the vhost and put it into the URL.',
  },
  'amqp-vhost-not-allowed': {
    title: 'the RabbitMQ vhost is missing or not allowed',
    cause: "The vhost in the URL doesn't exist, or the user has no permission for it.",
    action: "`rabbitmqctl add_vhost shop` and `set_permissions`, or correct the URL's path (`//` means the vhost `/`).",
  },
  'amqp-precondition-inequivalent-arg': {
    title: 'the queue exists with other arguments',
    cause:
      'Type, durability, priority, TTL or another argument has changed since the queue was made; a Celery upgrade can do that to its control queues.',
    action: 'Delete the queue when it is empty, or declare it as it is.',
  },
  'amqp-consumer-ack-timeout': {
    title: 'a message was not acknowledged in time',
    cause:
      'A message stayed unacknowledged longer than `consumer_timeout` (30 minutes): long tasks with acks_late, a long ETA, much prefetching.',
    action:
      "Raise the server's `consumer_timeout`, shorten tasks, avoid long ETAs, and set `worker_prefetch_multiplier=1`.",
  },
  'amqp-queue-deleted': {
    title: 'the queue was deleted while the worker read it',
    cause: 'Somebody deleted the queue, or the node that held it failed.',
    action: 'It recovers by itself; find out who deletes the queue, because its messages are gone.',
  },
  'amqp-resource-locked': {
    title: 'the queue belongs to another connection',
    cause: "Another worker has the same node name, or an old connection isn't closed yet.",
    action: 'Give each worker its own name (`-n worker1@%h`), or wait until the old connection is gone.',
  },
  'amqp-heartbeat-missed': {
    title: 'heartbeats to RabbitMQ were missed',
    cause:
      "The worker couldn't send: the solo pool during a long task, a blocked loop, a suspended machine, a bad network.",
    action: 'Use prefork or threads instead of solo for long tasks, or raise `broker_heartbeat`.',
  },
} as const satisfies LabelTexts
