import { defineScenario } from '../define-scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone, never } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

export const autoscaleWithThreads = defineScenario({
  id: 'autoscale-with-threads',
  title: 'The threads pool can neither grow nor shrink: --autoscale stops the worker',
  label: 'pool-autoscale-unsupported',
  broker: 'embedded',
  unsupportedReason: everywhere,
  failure: {
    ...defaults,
    description: 'the threads pool with --autoscale: the first task stops the worker',
    project: 'pool_setting',
    argv: worker('shop', '--pool=threads', '--autoscale=4,1'),
    env: { SHOP_SECONDS: '3' },
    stopWhen: never,
    predicted: { diagnosis: 'pool-autoscale-unsupported', exit: 'left' },
  },
  cure: {
    ...defaults,
    description: 'a fixed number of threads',
    project: 'pool_setting',
    argv: worker('shop', '--pool=threads', '-c', '4'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
