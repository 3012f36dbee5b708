import { olderThan } from '../../versions/compare.ts'
import { defineScenario } from '../define-scenario.ts'
import { defaults } from '../shared/defaults.ts'
import { matches, never } from '../shared/stop-conditions.ts'

export const missingMainGuard = defineScenario({
  id: 'missing-main-guard',
  title: "A script that creates a pool has no `if __name__ == '__main__'`",
  label: 'windows-spawn-pickling-error',
  broker: 'embedded',
  unsupportedReason: ({ celery }) =>
    olderThan(celery.billiardVersion, '4.3.2')
      ? `children of billiard ${celery.billiardVersion} do not run the script again; from 4.3.2 on they do`
      : null,
  failure: {
    ...defaults,
    description: 'each spawned child runs the script again and tries to create a pool of its own',
    project: 'no_guard',
    argv: ['report.py'],
    startMethod: 'spawn',
    stopWhen: matches(/An attempt has been made to start a new process before/, 2),
    predicted: { diagnosis: 'windows-spawn-pickling-error', done: 0 },
  },
  cure: {
    ...defaults,
    description: "the pool is created under `if __name__ == '__main__'`",
    project: 'no_guard',
    argv: ['guarded.py'],
    startMethod: 'spawn',
    stopWhen: never,
    predicted: { diagnosis: null, done: 'all', exit: 0 },
  },
})
