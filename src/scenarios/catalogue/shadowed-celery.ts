import { defineScenario } from '../define-scenario.ts'
import { defaults, soloWorker, worker } from '../shared/defaults.ts'
import { allDone, never } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

export const shadowedCelery = defineScenario({
  id: 'shadowed-celery',
  title: 'A celery.py of the project is imported instead of Celery',
  label: 'app-module-shadows-celery',
  broker: 'embedded',
  unsupportedReason: everywhere,
  failure: {
    ...defaults,
    description: 'the app is in a file celery.py, in the folder in which the worker starts',
    project: 'shadowed',
    argv: worker('celery', '--pool=solo'),
    stopWhen: never,
    predicted: { diagnosis: 'app-module-shadows-celery', done: 0, exit: 'failure' },
  },
  cure: {
    ...defaults,
    description: 'the file has another name',
    project: 'adds',
    argv: soloWorker,
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
