import { olderThan } from '../../versions/compare.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { setVariable } from '../remedy/shell-commands.ts'
import { workerWithPool } from '../remedy/worker-command.ts'

/**
 * Before Celery 5.7 a spawned pool child fills its task registry only when FORKED_BY_MULTIPROCESSING is set
 * (celery/concurrency/prefork.py, process_initializer). Judged by version and start method; ipc.task-registry-in-child
 * measures the same where it can, and is evaluated first.
 */
export const spawnEnvironment = defineCheck({
  id: 'pool.spawn-environment',
  title: 'FORKED_BY_MULTIPROCESSING is set where children are spawned',
  tier: 'local',
  severity: 'error',
  needs: ['worker', 'celery', 'platform', 'app'],
  considers: ['celeryOptions'],
  after: ['app.imports', 'pool.supported-on-platform', 'ipc.venv-launcher', 'ipc.task-registry-in-child'],
  evaluate({ worker, celery, platform, app, celeryOptions }) {
    if (worker.pool !== 'prefork') return skip(`the ${worker.pool} pool starts no child processes`)
    const evidence = {
      celery: celery.version,
      billiard: celery.billiardVersion,
      system: platform.target,
      'start method': worker.startMethod,
      FORKED_BY_MULTIPROCESSING: worker.forkedByMultiprocessing,
    }
    if (worker.startMethod === 'fork' || worker.forkedByMultiprocessing || !olderThan(celery.version, '5.7.0'))
      return pass(evidence)
    return fail({
      message: `Pool children are spawned here, and Celery ${celery.version} leaves their task registry empty: every task fails with "not enough values to unpack (expected 3, got 0)".`,
      evidence,
      remedy: remedy(
        'Set FORKED_BY_MULTIPROCESSING=1 in the environment before the worker starts, upgrade to Celery 5.7 or newer, or use a pool without processes.',
        setVariable('FORKED_BY_MULTIPROCESSING', '1', platform.target),
        workerWithPool({ worker, app, celeryOptions }, 'threads', platform.target).command,
      ),
    })
  },
})
