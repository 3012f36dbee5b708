import { defineScenario } from '../define-scenario.ts'
import { defaults, soloWorker, worker } from '../shared/defaults.ts'
import { allDone, matchesForEach } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

export const unregisteredTask = defineScenario({
  id: 'unregistered-task',
  title: 'A task whose module the worker never imported is discarded',
  label: 'unregistered-task',
  broker: 'embedded',
  unsupportedReason: everywhere,
  failure: {
    ...defaults,
    description: 'nothing imports the module of the tasks',
    project: 'unregistered',
    argv: soloWorker,
    stopWhen: matchesForEach(/Received unregistered task/),
    predicted: { diagnosis: 'unregistered-task', done: 0, exit: 'running' },
  },
  cure: {
    ...defaults,
    description: 'the app lists it in include',
    project: 'unregistered',
    argv: worker('cured', '--pool=solo'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
