import { judgeLauncher } from '../../worker/venv-launcher.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { soloPool } from '../remedy/solo-pool.ts'

/**
 * In a Windows virtual environment python.exe is a launcher that starts the base interpreter as its child. billiard starts
 * sys.executable, the launcher, and duplicates its handles into it. multiprocessing starts sys._base_executable instead
 * since 3.7.3: https://bugs.python.org/issue35797
 */
export const venvLauncher = defineCheck({
  id: 'ipc.venv-launcher',
  title: 'Pool children are started by the interpreter, not by a launcher',
  tier: 'local',
  severity: 'error',
  needs: ['platform', 'python', 'celery', 'worker', 'appSearch', 'project'],
  considers: ['celeryOptions'],
  after: ['pool.supported-on-platform'],
  evaluate({ platform, python, celery, worker, appSearch, project, celeryOptions }) {
    if (platform.target !== 'windows') return skip('only Windows has a launcher in virtual environments')
    if (worker.pool !== 'prefork') return skip(`the ${worker.pool} pool starts no child processes`)
    const { launcher, how } = judgeLauncher({ platform, python, project })
    const evidence = {
      ...(!platform.foreign && { launcher: python.executable, interpreter: python.baseExecutable }),
      mechanism: how,
      billiard: celery.billiardVersion,
      pool: worker.pool,
      from: worker.poolOrigin.where,
    }
    if (launcher !== true || celery.billiardBypassesLauncher) return pass(evidence)
    return fail({
      message:
        'billiard passes its semaphores to the launcher instead of the pool children: the children crash with WinError 5 or 6, or hang, and no task runs.',
      evidence,
      remedy: soloPool({ worker, app: { app: appSearch.chosen?.app ?? '<app>' }, celeryOptions }),
    })
  },
})
