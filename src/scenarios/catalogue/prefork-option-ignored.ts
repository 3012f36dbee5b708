import { defineScenario } from '../define-scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone } from '../shared/stop-conditions.ts'
import { sinceCelery } from '../shared/unsupported.ts'

export const preforkOptionIgnored = defineScenario({
  id: 'prefork-option-ignored',
  title: '--pool=prefork does not override the worker_pool setting',
  label: 'pool-option-ignored',
  broker: 'embedded',
  unsupportedReason: sinceCelery('5.0.0', 'lets the option win; since 5.0 the setting wins over prefork'),
  failure: {
    ...defaults,
    description: 'worker_pool is solo in the settings, --pool=prefork is on the command line: solo runs',
    project: 'pool_setting',
    argv: worker('shop', '-c', '2', '--pool=prefork'),
    env: { SHOP_POOL: 'solo' },
    stopWhen: allDone,
    predicted: { diagnosis: 'pool-option-ignored', logMatches: /concurrency: \d+ \(solo\)/ },
  },
  cure: {
    ...defaults,
    description: 'without the setting, the option takes effect',
    project: 'pool_setting',
    argv: worker('shop', '-c', '2', '--pool=prefork'),
    env: { FORKED_BY_MULTIPROCESSING: '1' },
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all', logMatches: /concurrency: 2 \(prefork\)/ },
  },
})
