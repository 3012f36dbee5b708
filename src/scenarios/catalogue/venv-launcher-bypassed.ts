import { defineScenario } from '../define-scenario.ts'
import { launcherFailure, needsLauncher } from '../shared/launcher.ts'
import { allDone } from '../shared/stop-conditions.ts'

export const venvLauncherBypassed = defineScenario({
  id: 'venv-launcher-bypassed',
  title: 'The same failure, cured without another pool: the base interpreter starts the pool children',
  label: 'windows-prefork-permission-error',
  broker: 'embedded',
  unsupportedReason: needsLauncher,
  failure: launcherFailure,
  cure: {
    ...launcherFailure,
    description: "billiard starts the base interpreter, as CPython's own multiprocessing has since 2019",
    keepLauncher: false,
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
