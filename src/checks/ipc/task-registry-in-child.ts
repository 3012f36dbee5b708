import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { setVariable } from '../remedy/shell-commands.ts'
import { judgeMeasurement } from './judge-measurement.ts'
import { preforkOnly } from './prefork-only.ts'

/**
 * A spawned child imports the app again but, before Celery 5.7, fills its task registry only when
 * FORKED_BY_MULTIPROCESSING is set (celery/concurrency/prefork.py, process_initializer).
 */
export const taskRegistryInChild = defineCheck({
  id: 'ipc.task-registry-in-child',
  title: 'A pool child has the tasks in its registry',
  tier: 'local',
  severity: 'error',
  needs: ['ipc', 'celery', 'platform', 'worker'],
  after: [
    'host.shared-memory',
    'host.time-zone-data',
    'ipc.child-spawns',
    'ipc.semaphore-in-child',
    'ipc.pool-round-trip',
    'pool.supported-on-platform',
    'ipc.venv-launcher',
  ],
  evaluate({ ipc, celery, platform, worker }) {
    if (worker.pool !== 'prefork') return preforkOnly({ platform, worker }) ?? pass()
    const evidence = {
      celery: celery.version,
      'start method': worker.startMethod,
      FORKED_BY_MULTIPROCESSING: worker.forkedByMultiprocessing,
    }
    const empty = (how: string) =>
      fail({
        message: `With Celery ${celery.version} a spawned pool child has an empty task registry: every task fails with "not enough values to unpack (expected 3, got 0)".`,
        evidence: { ...evidence, ...(how && { measured: how }) },
        remedy: remedy(
          'Set FORKED_BY_MULTIPROCESSING=1 in the environment before the worker starts, upgrade to Celery 5.7 or newer, or use --pool=solo or --pool=threads.',
          setVariable('FORKED_BY_MULTIPROCESSING', '1', platform.target),
          command('poolwise', 'worker', 'launch', '--auto-pool'),
        ),
      })
    if (platform.foreign || ipc.startMethod !== worker.startMethod) return skip('see pool.spawn-environment')
    // The app sets the variable itself, and the measurement runs without the app.
    const tried = ipc.taskRegistryInChild
    if (
      worker.forkedByMultiprocessing &&
      tried.status === 'failed' &&
      tried.error.message.includes('expected 3, got 0')
    )
      return skip('see pool.spawn-environment')
    // A forked child inherits the registry, and the pool answered: the trial timed out on a busy machine.
    if (tried.status === 'silent' && worker.startMethod === 'fork')
      return skip('the trial timed out; a forked child inherits the registry of its parent')
    return judgeMeasurement(tried, {
      pass: (measured) => pass({ ...evidence, ...measured }),
      fail: (said) => empty(said),
    })
  },
})
