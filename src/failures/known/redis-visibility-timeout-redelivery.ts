import { defineFailure } from '../define-failure.ts'

export const redisVisibilityTimeoutRedelivery = defineFailure({
  id: 'redis-visibility-timeout-redelivery',
  severity: 'degraded',
  title: 'The same task was delivered twice',
  cause:
    'With Redis, messages that stay unacknowledged longer than `visibility_timeout` (one hour) are delivered again: long tasks with acks_late, and any ETA or countdown beyond it.',
  action: "Raise `broker_transport_options = {'visibility_timeout': …}` above the longest task and the longest ETA.",
})
