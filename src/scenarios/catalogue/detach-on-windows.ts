import { defineScenario } from '../define-scenario.ts'
import { defaults, soloWorker, worker } from '../shared/defaults.ts'
import { allDone, never } from '../shared/stop-conditions.ts'
import { onlyOnWindows } from '../shared/unsupported.ts'

export const detachOnWindows = defineScenario({
  id: 'detach-on-windows',
  title: 'Celery rejects --detach on Windows',
  label: 'detach-unsupported-windows',
  broker: 'embedded',
  unsupportedReason: onlyOnWindows,
  failure: {
    ...defaults,
    description: 'the worker is started with --detach',
    project: 'adds',
    argv: worker('shop', '--pool=solo', '--detach'),
    stopWhen: never,
    predicted: { diagnosis: 'detach-unsupported-windows', done: 0, exit: 1 },
  },
  cure: {
    ...defaults,
    description: 'in the foreground; a service manager keeps it running',
    project: 'adds',
    argv: soloWorker,
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
