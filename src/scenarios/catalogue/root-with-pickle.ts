import { defineScenario } from '../define-scenario.ts'
import { defaults, soloWorker } from '../shared/defaults.ts'
import { allDone, never } from '../shared/stop-conditions.ts'

export const rootWithPickle = defineScenario({
  id: 'root-with-pickle',
  title: 'A worker that runs as root refuses to accept pickle',
  label: 'root-pickle-refused',
  broker: 'embedded',
  unsupportedReason: ({ python }) =>
    python.uid === 0 ? null : python.uid === null ? 'Windows has no root' : 'this user is not root',
  failure: {
    ...defaults,
    description: 'accept_content contains pickle',
    project: 'pickle_root',
    argv: soloWorker,
    env: { SHOP_ACCEPTS: 'json,pickle' },
    stopWhen: never,
    predicted: { diagnosis: 'root-pickle-refused', done: 0, exit: 'failure' },
  },
  cure: {
    ...defaults,
    description: 'accept_content contains json alone',
    project: 'pickle_root',
    argv: soloWorker,
    env: { SHOP_ACCEPTS: 'json' },
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
