import { defineFailure } from '../define-failure.ts'

export const redisSentinelMisconfigured = defineFailure({
  id: 'redis-sentinel-misconfigured',
  severity: 'fatal',
  title: 'The Sentinel URL has no master_name',
  cause: '`broker_transport_options` has no `master_name`.',
  action:
    "Set `broker_transport_options = {'master_name': 'mymaster'}`, and `result_backend_transport_options` likewise.",
  clauses: [
    { contains: "'master_name' transport option must be specified" },
    { frame: ['kombu.transport.redis:_sentinel_managed_pool'], contains: ['master_name'] },
  ],
})
