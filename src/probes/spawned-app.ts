import { absent, broken, ok, timedOut, type Outcome } from '../facts/outcome.ts'
import type { SpawnedAppFact } from '../facts/spawned-app.ts'
import { olderThan } from '../versions/compare.ts'
import { defineProbe } from './define-probe.ts'
import { runPlace } from './run-place.ts'
import { describeExit, pythonExitOf } from './python/exit.ts'
import { runPython, type PythonRun } from './python/run.ts'

const CHILD_DEADLINE_MS = 30_000
/** The parent imports the app first; the python probe has already done so within its own deadline. */
const DEADLINE_MS = 2 * CHILD_DEADLINE_MS + 5_000

/** Imports the app in a spawned child, where a worker would spawn its pool. */
export const spawnedAppProbe = defineProbe({
  name: 'spawned app',
  provides: ['spawnedApp'],
  needs: ['platform', 'project', 'interpreter', 'appSearch', 'worker', 'celery'],
  tier: 'local',
  deadlineMs: DEADLINE_MS + 5_000,
  async run({ request, signal, step }, { platform, project, interpreter, appSearch, worker, celery }) {
    const app = appSearch.chosen?.app ?? null
    // There a child gets its end of the pipe only when the launcher is bypassed, which Celery does not do.
    if (platform.target === 'windows') return { spawnedApp: absent('prefork is not supported on Windows') }
    if (worker.pool !== 'prefork') return { spawnedApp: absent(`the ${worker.pool} pool starts no child processes`) }
    if (worker.startMethod === 'fork')
      return { spawnedApp: absent('forked children inherit the app from their parent') }
    if (platform.foreign) return { spawnedApp: broken(`only a run on ${platform.target} can show this`) }
    if (interpreter.executable === null || app === null) return { spawnedApp: absent('no app was found') }
    const run = await runPython({
      script: 'spawned_app.py',
      interpreter: interpreter.executable,
      root: project.root,
      ...runPlace(project.root, appSearch.chosen, request.env),
      parameters: {
        app,
        startMethod: worker.startMethod,
        setForkedVariable: !olderThan(celery.version, '5.7.0') || worker.forkedByMultiprocessing,
        childSeconds: CHILD_DEADLINE_MS / 1_000,
      },
      deadlineMs: DEADLINE_MS,
      signal,
      onStage: (stage) => step(`spawned app: ${stage}`),
    })
    return { spawnedApp: outcomeOf(run) }
  },
})

function outcomeOf(run: PythonRun): Outcome<SpawnedAppFact> {
  for (const event of run.events) {
    if ('fact' in event) {
      const fact = event.value as SpawnedAppFact
      return ok(fact.status === 'ended' ? { ...fact, said: lastLine(run) } : fact)
    }
    if ('absent' in event) return absent(event.because)
    if ('misfit' in event) return broken(event.because)
  }
  const exit = pythonExitOf(run, ['spawned-app'], DEADLINE_MS)
  return exit.how === 'hung'
    ? timedOut(DEADLINE_MS, 'spawned app')
    : broken(`the app could not be tried in a child process: ${describeExit(exit)}`)
}

/** The last line on stderr: the only trace of a child that ended without an answer. */
const lastLine = ({ ended }: PythonRun): string => ended.stderr.trim().split('\n').at(-1)?.slice(0, 300) ?? ''
