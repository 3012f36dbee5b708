import { defineScenario } from '../define-scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone, stuckFor } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

export const geventBySetting = defineScenario({
  id: 'gevent-by-setting',
  title: 'gevent is chosen by a setting: tasks are received and never run',
  label: 'green-pool-via-setting',
  broker: 'embedded',
  packages: ['gevent'],
  unsupportedReason: everywhere,
  failure: {
    ...defaults,
    description: 'worker_pool is gevent in the settings: nothing is monkey-patched',
    project: 'pool_setting',
    argv: worker('shop', '-c', '10'),
    env: { SHOP_POOL: 'gevent' },
    stopWhen: stuckFor(4),
    predicted: { diagnosis: 'green-pool-via-setting', done: 0, exit: 'running', logMatches: /received/i },
  },
  cure: {
    ...defaults,
    description: '-P gevent on the command line, which Celery reads before it imports anything',
    project: 'pool_setting',
    argv: worker('shop', '-c', '10', '-P', 'gevent'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
