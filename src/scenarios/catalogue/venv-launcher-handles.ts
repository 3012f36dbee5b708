import { defineScenario } from '../define-scenario.ts'
import { defaults, soloWorker } from '../shared/defaults.ts'
import { launcherFailure, needsLauncher } from '../shared/launcher.ts'
import { allDone } from '../shared/stop-conditions.ts'

export const venvLauncherHandles = defineScenario({
  id: 'venv-launcher-handles',
  title: "Behind a virtual environment's launcher, pool children cannot use the pool's semaphores",
  label: 'windows-prefork-permission-error',
  broker: 'embedded',
  unsupportedReason: needsLauncher,
  failure: launcherFailure,
  cure: {
    ...defaults,
    description: 'the solo pool, which has no child processes',
    project: 'adds',
    argv: soloWorker,
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
