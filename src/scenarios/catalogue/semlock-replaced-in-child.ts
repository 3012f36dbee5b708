import { defineScenario } from '../define-scenario.ts'
import { defaults, soloWorker, worker } from '../shared/defaults.ts'
import { allDone, matches } from '../shared/stop-conditions.ts'
import { notOnWindows } from '../shared/unsupported.ts'

/** What the launcher of a Windows virtual environment does, shown elsewhere: the same pool with other semaphores. */
export const semlockReplacedInChild = defineScenario({
  id: 'semlock-replaced-in-child',
  title: 'Pool children die at their first lock, as behind the launcher of a Windows virtual environment',
  label: 'windows-prefork-permission-error',
  analogue:
    'The pool, the worker and the messages are real. The semaphore of each child is replaced by one that fails as ' +
    'Windows fails for a handle of another process. The failure itself, on Windows: venv-launcher-handles.',
  broker: 'embedded',
  unsupportedReason: notOnWindows('Windows has the failure itself: venv-launcher-handles'),
  failure: {
    ...defaults,
    description: 'prefork; the semaphores of the children raise errors',
    project: 'handles',
    argv: worker('shop', '-c', '2'),
    stopWhen: matches(/Pool process .* error: (?:PermissionError|OSError)/, 2),
    predicted: { diagnosis: 'windows-prefork-permission-error', done: 0, exit: 'running' },
  },
  cure: {
    ...defaults,
    description: 'the solo pool, which has no child processes',
    project: 'handles',
    argv: soloWorker,
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
