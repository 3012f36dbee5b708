import { defineScenario, everywhere } from './define-scenario.ts'
import { allDone, says } from './enough.ts'
import { usual } from './workers.ts'

export const missingMainGuard = defineScenario({
  id: 'missing-main-guard',
  title: "A script that starts a worker has no `if __name__ == '__main__'`",
  label: 'windows-spawn-pickling-error',
  broker: 'embedded',
  notHere: everywhere,
  failure: {
    ...usual,
    says: 'each spawned child runs the script again, and starts a worker of its own',
    project: 'no_guard',
    argv: ['run_worker.py'],
    startMethod: 'spawn',
    env: { FORKED_BY_MULTIPROCESSING: '1' },
    enough: says(/An attempt has been made to start a new process before/, 2),
    predicted: { diagnosis: 'windows-spawn-pickling-error', done: 0 },
  },
  cure: {
    ...usual,
    says: "the worker is started under `if __name__ == '__main__'`",
    project: 'no_guard',
    argv: ['run_guarded.py'],
    startMethod: 'spawn',
    env: { FORKED_BY_MULTIPROCESSING: '1' },
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
