import { olderThan } from '../../versions/compare.ts'
import { defineScenario } from '../define-scenario.ts'
import { never, says } from './stop-conditions.ts'
import { usual } from './defaults.ts'

export const missingMainGuard = defineScenario({
  id: 'missing-main-guard',
  title: "A script that makes a pool has no `if __name__ == '__main__'`",
  label: 'windows-spawn-pickling-error',
  broker: 'embedded',
  notHere: ({ celery }) =>
    olderThan(celery.billiardVersion, '4.3.2')
      ? `children of billiard ${celery.billiardVersion} don't run the script again; from 4.3.2 on they do`
      : null,
  failure: {
    ...usual,
    says: 'each spawned child runs the script again, and would make a pool of its own',
    project: 'no_guard',
    argv: ['report.py'],
    startMethod: 'spawn',
    enough: says(/An attempt has been made to start a new process before/, 2),
    predicted: { diagnosis: 'windows-spawn-pickling-error', done: 0 },
  },
  cure: {
    ...usual,
    says: "the pool is made under `if __name__ == '__main__'`",
    project: 'no_guard',
    argv: ['guarded.py'],
    startMethod: 'spawn',
    enough: never,
    predicted: { diagnosis: null, done: 'all', exit: 0 },
  },
})
