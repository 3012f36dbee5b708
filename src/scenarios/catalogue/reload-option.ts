import { defineScenario } from '../define-scenario.ts'
import { defaults, soloWorker, worker } from '../shared/defaults.ts'
import { allDone, never } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

export const reloadOption = defineScenario({
  id: 'reload-option',
  title: '`celery worker` has no --reload option',
  label: 'cli-no-such-option',
  broker: 'embedded',
  unsupportedReason: everywhere,
  failure: {
    ...defaults,
    tasks: 2,
    description: 'the worker is started with --reload, like a web server',
    project: 'adds',
    argv: worker('shop', '--pool=solo', '--reload'),
    stopWhen: never,
    predicted: { diagnosis: 'cli-no-such-option', done: 0, exit: 2 },
  },
  cure: {
    ...defaults,
    tasks: 2,
    description: 'without --reload',
    project: 'adds',
    argv: soloWorker,
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
