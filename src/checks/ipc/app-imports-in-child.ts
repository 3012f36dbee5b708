import { defineCheck, fail, pass } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerWithPool } from '../remedy/worker-command.ts'

/** Where pool children are not forked, each gets the pickled app and imports its modules again. The probe tries it. */
export const appImportsInChild = defineCheck({
  id: 'ipc.app-imports-in-child',
  title: 'A spawned pool child can import the app',
  tier: 'local',
  severity: 'error',
  needs: ['spawnedApp', 'worker', 'app', 'celery', 'platform'],
  considers: ['celeryOptions'],
  after: [
    'host.shared-memory',
    'ipc.child-spawns',
    'ipc.semaphore-in-child',
    'pool.supported-on-platform',
    'ipc.venv-launcher',
  ],
  evaluate({ spawnedApp, worker, app, celery, platform, celeryOptions }) {
    const evidence = { 'start method': worker.startMethod, celery: celery.version, billiard: celery.billiardVersion }
    const { command: otherPool, note } = workerWithPool({ worker, app, celeryOptions }, 'threads', platform.target)
    switch (spawnedApp.status) {
      case 'imported':
        return pass({ ...evidence, 'tasks in the child': spawnedApp.tasks })
      case 'not-pickled':
        return fail({
          message: `The app cannot be pickled for a pool child: ${spawnedApp.error.type}: ${spawnedApp.error.message}.`,
          evidence,
          remedy: remedy(
            'Settings are pickled for spawned children: define the functions and classes they refer to at the top level of a module (no lambda, nothing defined in a function), or refer to them by a string. Or use a pool without processes.' +
              note,
            otherPool,
          ),
        })
      case 'raised': {
        const { type, message, at } = spawnedApp.error
        return fail({
          message: `A pool child cannot import the app, although the worker can: ${type}: ${message}.`,
          evidence: { ...evidence, ...(at && { at: `${at.file}:${at.line}`, code: at.text }) },
          remedy: remedy(
            'Each child imports the modules again while the worker runs: move what can exist only once (a port, a lock file, a process) from the top level of a module to a function or a receiver of a worker signal. Or use a pool without processes.' +
              note,
            otherPool,
          ),
          location: at?.own ? { file: at.file, line: at.line } : null,
        })
      }
      case 'ended':
        return fail({
          message: `A pool child exits while it imports the app (exit code ${spawnedApp.code ?? 'unknown'}) although the worker can import it.`,
          evidence: { ...evidence, ...(spawnedApp.said && { said: spawnedApp.said }) },
          remedy: remedy(
            'Check what the app does differently in a child process, or use a pool without processes.' + note,
            otherPool,
          ),
        })
      case 'hung':
        return fail({
          message: `A pool child was still importing the app after ${Math.round(spawnedApp.afterMs / 1000)} s, although the worker can import it.`,
          evidence,
          remedy: remedy(
            'Check what the app waits for in a child process, or use a pool without processes.' + note,
            otherPool,
          ),
        })
    }
  },
})
