import { heartbeatWithPool } from '../../../src/checks/config/heartbeat-with-pool.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import type { PoolName } from '../../../src/facts/worker.ts'
import { brokerFact } from '../../support/broker-facts.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy, platformFact, nothingConfigured, workerFact } from '../../support/facts.ts'

const byDefault = appFact({})
const celerys = {
  ...byDefault,
  settings: { broker_heartbeat: { value: 120, origin: 'default', where: null } },
} as const
const chosen = (seconds: number) => appFact({ settings: { broker_heartbeat: seconds } })
const runs = (pool: PoolName, limit: number | null = null) =>
  workerFact({
    pool,
    configured: {
      ...nothingConfigured,
      timeLimit: limit === null ? null : { value: limit, origin: { kind: 'setting', where: 'shop.py:8' } },
    },
  })
const project = (over: Partial<Facts>) =>
  healthy({ app: celerys, worker: runs('solo'), broker: brokerFact(['amqp://localhost//']), ...over })

checkTable(heartbeatWithPool, [
  ["solo with Celery's default", project({}), { status: 'pass', evidence: { broker_heartbeat: 120 } }],
  ['solo, tasks may take longer', project({ worker: runs('solo', 600) }), { status: 'fail', severity: 'warn' }],
  ['solo, tasks take less', project({ worker: runs('solo', 60) }), { status: 'pass' }],
  ['solo, a short heartbeat', project({ app: chosen(10) }), { status: 'fail', at: 'shop.py:5' }],
  ['solo, a short heartbeat, shorter tasks', project({ app: chosen(10), worker: runs('solo', 5) }), { status: 'pass' }],
  ['solo, switched off', project({ app: chosen(0), worker: runs('solo', 600) }), { status: 'pass' }],
  ['prefork', project({ worker: runs('prefork', 600) }), { status: 'pass' }],
  ['threads', project({ worker: runs('threads', 600) }), { status: 'pass' }],
  ['Redis', project({ worker: runs('solo', 600), broker: brokerFact(['redis://localhost/0']) }), { status: 'skip' }],
  [
    'Windows: no heartbeats at all',
    project({ app: chosen(10), platform: platformFact('windows') }),
    { status: 'pass' },
  ],
  ['the broker is not known', without(healthy(), 'broker'), { status: 'skip' }],
])
