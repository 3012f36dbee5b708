import { defineFailure } from '../define-failure.ts'

export const redisClusterUnsupported = defineFailure({
  id: 'redis-cluster-unsupported',
  severity: 'fatal',
  title: 'Redis Cluster cannot be the broker',
  cause: 'The address is that of a Redis Cluster (ElastiCache: cluster mode enabled).',
  action: 'Use a Redis without cluster mode, Sentinel, or RabbitMQ.',
  clauses: [
    {
      matches: /\bMOVED \d{1,5} \S{1,200}:\d|MovedError/,
      contains: ["Error('MOVED ", 'ResponseError: MOVED ', 'MovedError'],
    },
    {
      contains: [
        'CLUSTERDOWN ',
        'Hash slot not served',
        'ClusterDownError',
        'MovedError',
        'CROSSSLOT ',
        "Keys in request don't hash to the same slot",
        'ClusterCrossSlotError',
        'SELECT is not allowed in cluster mode',
        'redis.exceptions.AskError',
        'server:AskError',
      ],
    },
  ],
})
