import type { Measurement } from '../../facts/ipc.ts'
import { judgeLauncher } from '../../worker/venv-launcher.ts'
import { defineCheck, fail, pass, type Evidence } from '../define-check.ts'
import { soloPool } from '../remedy/solo-pool.ts'
import { windowsPoolFixes } from '../remedy/windows-pool.ts'

/** prefork on Windows: tasks are received and never run. */
export const supportedOnPlatform = defineCheck({
  id: 'pool.supported-on-platform',
  title: "The worker's pool is supported on this platform",
  tier: 'local',
  severity: 'error',
  needs: ['platform', 'worker', 'python', 'project', 'celery', 'app'],
  considers: ['ipc', 'launchCommands', 'celeryOptions'],
  after: ['app.imports'],
  evaluate({ platform, worker, python, project, celery, app, ipc, launchCommands = [], celeryOptions }) {
    const evidence = { pool: worker.pool, from: worker.poolOrigin.where, system: platform.target }
    if (platform.target !== 'windows' || worker.pool !== 'prefork') return pass(evidence)
    const { launcher, how } = judgeLauncher({ platform, python, project })
    return fail({
      message: launcher
        ? "On Windows prefork never runs this project's tasks: billiard passes its semaphores to the virtual environment's launcher, python.exe, instead of the pool children, which die with WinError 5 or 6, or hang."
        : 'prefork is not supported on Windows: in a virtual environment its semaphores reach the launcher instead of the pool children, soft time limits are missing, and before Celery 5.7 every task fails.',
      evidence: {
        ...evidence,
        mechanism: how,
        ...(!platform.foreign && measured(ipc?.semaphoreInChild)),
        celery: celery.version,
        billiard: celery.billiardVersion,
      },
      remedy: {
        ...soloPool({ worker, app, celeryOptions }),
        fixes: windowsPoolFixes({ app, worker, project, launchCommands }),
      },
    })
  },
})

/** The result of using a semaphore in a pool child on this machine, where that was tried. */
function measured(tried: Measurement | undefined): Evidence {
  if (tried?.status === 'failed') return { 'semaphore in a child': `${tried.error.type}: ${tried.error.message}` }
  if (tried?.status === 'silent')
    return { 'semaphore in a child': `no answer within ${Math.round(tried.afterMs / 1000)} s` }
  return tried?.status === 'worked' ? { 'semaphore in a child': 'works' } : {}
}
