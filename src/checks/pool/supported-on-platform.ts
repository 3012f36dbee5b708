import type { ProjectFact } from '../../facts/project.ts'
import type { PythonFact } from '../../facts/python.ts'
import type { PlatformFact } from '../../facts/platform.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { soloPool } from '../remedy/solo-pool.ts'

/** The fault that poolwise was born from: prefork on Windows, where tasks are received and never run. */
export const supportedOnPlatform = defineCheck({
  id: 'pool.supported-on-platform',
  title: "The worker's pool is supported on this platform",
  tier: 1,
  severity: 'error',
  needs: ['platform', 'worker', 'python', 'project', 'celery', 'app'],
  after: ['app.imports'],
  evaluate({ platform, worker, python, project, celery, app }) {
    const evidence = { pool: worker.pool, from: worker.poolOrigin.where, system: platform.target }
    if (platform.target !== 'windows' || worker.pool !== 'prefork') return pass(evidence)
    const launcher = launcherOn(platform, python, project)
    return fail({
      message: launcher.certain
        ? "On Windows prefork never runs this project's tasks: billiard hands its semaphores to the virtual environment's launcher, python.exe, instead of the pool children. They die with WinError 5 or 6, or hang."
        : "prefork isn't supported on Windows: in a virtual environment its semaphores reach the launcher instead of the pool children, soft time limits are missing, and before Celery 5.7 every task fails.",
      evidence: {
        ...evidence,
        mechanism: launcher.mechanism,
        celery: celery.version,
        billiard: celery.billiardVersion,
      },
      remedy: soloPool(worker, app.app),
    })
  },
})

/** Whether python.exe is (or on Windows would be) only a launcher, and how that is known. */
function launcherOn(
  platform: PlatformFact,
  python: PythonFact,
  project: ProjectFact,
): { certain: boolean; mechanism: string } {
  if (!platform.foreign) {
    return python.executable === python.baseExecutable
      ? { certain: false, mechanism: `${python.executable} is the interpreter itself, no launcher` }
      : {
          certain: true,
          mechanism: `${python.executable} is a launcher for ${python.baseExecutable}; billiard starts the launcher`,
        }
  }
  if (project.environmentMaker === 'conda' || python.isConda)
    return { certain: false, mechanism: 'conda environments have no launcher; prefork still is unsupported on Windows' }
  if (project.environmentMaker === 'venv' || python.isVirtualEnvironment) {
    const maker = project.manager === 'pip' ? 'venv' : project.manager
    return {
      certain: true,
      mechanism: `the project's environment is made by ${maker}: on Windows its python.exe is a launcher, and billiard starts the launcher`,
    }
  }
  return { certain: false, mechanism: 'no virtual environment found; in one, python.exe would be a launcher' }
}
