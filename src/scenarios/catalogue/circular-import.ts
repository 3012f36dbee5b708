import { defineScenario } from '../define-scenario.ts'
import { defaults, soloWorker, worker } from '../shared/defaults.ts'
import { allDone, never } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

export const circularImport = defineScenario({
  id: 'circular-import',
  title: 'The app and its tasks import each other',
  label: 'app-import-error',
  broker: 'embedded',
  unsupportedReason: everywhere,
  failure: {
    ...defaults,
    description: 'the app module imports its tasks, which import the app',
    project: 'circular',
    argv: soloWorker,
    stopWhen: never,
    predicted: { diagnosis: 'app-import-error', done: 0, exit: 'failure' },
  },
  cure: {
    ...defaults,
    description: 'the tasks are shared tasks, and the app lists their module in include',
    project: 'circular',
    argv: worker('fixed', '--pool=solo'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
