import { defineScenario } from '../define-scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone, stuckFor } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

export const geventJoinedOption = defineScenario({
  id: 'gevent-joined-option',
  title: '-Pgevent as one word: tasks are received and never run',
  label: 'gevent-not-monkeypatched',
  broker: 'embedded',
  packages: ['gevent'],
  unsupportedReason: everywhere,
  failure: {
    ...defaults,
    description: '-Pgevent selects the pool, but the code that monkey-patches only recognises two words',
    project: 'pool_setting',
    argv: worker('shop', '-c', '10', '-Pgevent'),
    stopWhen: stuckFor(4),
    predicted: { diagnosis: 'gevent-not-monkeypatched', done: 0, exit: 'running', logMatches: /received/i },
  },
  cure: {
    ...defaults,
    description: '-P gevent as two words',
    project: 'pool_setting',
    argv: worker('shop', '-c', '10', '-P', 'gevent'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
