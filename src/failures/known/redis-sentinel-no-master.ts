import { defineFailure } from '../define-failure.ts'

export const redisSentinelNoMaster = defineFailure({
  id: 'redis-sentinel-no-master',
  severity: 'degraded',
  title: 'Sentinel knows no master of that name',
  cause: '`master_name` is wrong, the sentinels are unreachable, or they require a password.',
  action: "Correct the name, and set the sentinels' password in `sentinel_kwargs`.",
  clauses: [{ contains: ['No master found for', 'MasterNotFoundError', 'No slave found for'] }],
  subsumes: ['redis-connection-refused', 'broker-host-not-found', 'broker-connection-timeout', 'redis-auth-required'],
})
