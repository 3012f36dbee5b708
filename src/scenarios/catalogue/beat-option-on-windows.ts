import { defineScenario } from '../define-scenario.ts'
import { defaults, soloWorker, worker } from '../shared/defaults.ts'
import { allDone, never } from '../shared/stop-conditions.ts'
import { onlyOnWindows } from '../shared/unsupported.ts'

export const beatOptionOnWindows = defineScenario({
  id: 'beat-option-on-windows',
  title: 'Celery rejects --beat on Windows',
  label: 'beat-b-on-windows',
  broker: 'embedded',
  unsupportedReason: onlyOnWindows,
  failure: {
    ...defaults,
    description: 'the worker is started with --beat',
    project: 'adds',
    argv: worker('shop', '--pool=solo', '--beat'),
    stopWhen: never,
    predicted: { diagnosis: 'beat-b-on-windows', done: 0, exit: 2 },
  },
  cure: {
    ...defaults,
    description: 'without --beat; `celery beat` runs as a separate process',
    project: 'adds',
    argv: soloWorker,
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
