import { delimiter, join } from 'node:path'
import { absent, broken, ok, timedOut, type Outcome } from '../facts/outcome.ts'
import type { SpawnedAppFact } from '../facts/spawned-app.ts'
import { importRootOf } from '../worker/import-root.ts'
import { olderThan } from '../versions/compare.ts'
import { defineProbe } from './define-probe.ts'
import { endingOf } from './python/exit.ts'
import { runPython, type PythonRun } from './python/run.ts'

const CHILD_DEADLINE_MS = 30_000
/** The parent imports the app first, and has done so once already within its own deadline. */
const DEADLINE_MS = 2 * CHILD_DEADLINE_MS + 5_000

/** The app in a spawned child. Only where a worker would spawn: elsewhere it costs nothing. */
export const spawnedAppProbe = defineProbe({
  name: 'spawned app',
  provides: ['spawnedApp'],
  needs: ['platform', 'project', 'interpreter', 'appSearch', 'worker', 'celery'],
  tier: 'local',
  deadlineMs: DEADLINE_MS + 5_000,
  async run({ request, signal, step }, { platform, project, interpreter, appSearch, worker, celery }) {
    const app = appSearch.chosen?.app ?? null
    // A child there gets its end of the pipe only with the launcher bypassed (W1), which a worker doesn't do by itself.
    if (platform.target === 'windows') return { spawnedApp: absent("prefork isn't supported on Windows") }
    if (worker.pool !== 'prefork') return { spawnedApp: absent(`the ${worker.pool} pool starts no child processes`) }
    if (worker.startMethod === 'fork')
      return { spawnedApp: absent('forked children have the app from their parent: nothing is imported anew') }
    if (platform.foreign) return { spawnedApp: broken(`only a run on ${platform.target} can tell`) }
    if (interpreter.executable === null || app === null) return { spawnedApp: absent('no app is named') }
    const importRoot = importRootOf(appSearch.chosen)
    const path = [...(importRoot === null ? [] : [join(project.root, importRoot)]), request.env['PYTHONPATH']]
    const run = await runPython({
      script: 'spawned_app.py',
      interpreter: interpreter.executable,
      root: project.root,
      env: importRoot === null ? request.env : { ...request.env, PYTHONPATH: path.filter(Boolean).join(delimiter) },
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
  }
  const ending = endingOf(run, ['spawned-app'], DEADLINE_MS)
  return ending.how === 'hung'
    ? timedOut(DEADLINE_MS, 'spawned app')
    : broken(`a child with the app couldn't be tried: ${ending.how}`)
}

/** What the child said last, on stderr: the only trace of one that ended without an answer. */
const lastLine = ({ ended }: PythonRun): string => ended.stderr.trim().split('\n').at(-1)?.slice(0, 300) ?? ''
