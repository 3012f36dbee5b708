import { join } from 'node:path'
import { absent, broken, ok, timedOut, type Outcome } from '../facts/outcome.ts'
import type { PoolTrialFact } from '../facts/pool-trial.ts'
import { hostOs } from '../platform/os.ts'
import { MAX_SLOWDOWN, measureSlowdown } from '../sandbox/slowdown.ts'
import { canaryOptions } from '../worker/canary-options.ts'
import { importRootOf } from '../worker/import-root.ts'
import { defineProbe, type ProbeRequest } from './define-probe.ts'
import { importLimits } from './import-limits.ts'
import { withImportPath } from './import-path.ts'
import { describeExit, pythonExitOf } from './python/exit.ts'
import { runPython, type PythonRun } from './python/run.ts'

/** Until the worker is ready, on an idle machine; importing the app comes on top. */
const START_SECONDS = hostOs() === 'windows' ? 60 : 20
/** From then on until the task's answer: a pool child may still have to start and to import the app. */
const ANSWER_SECONDS = hostOs() === 'windows' ? 40 : 10
const MARGIN_MS = 5_000

/** --prove: the project's own worker runs one of Celery's own tasks, on a broker in its process. */
export const poolTrialProbe = defineProbe({
  name: 'pool trial',
  provides: ['poolTrial'],
  needs: ['platform', 'project', 'interpreter', 'appSearch', 'app', 'worker'],
  tier: 'canary',
  deadlineMs: (request) => MAX_SLOWDOWN * (startSeconds(request) + ANSWER_SECONDS) * 1_000 + 2 * MARGIN_MS,
  async run({ request, signal, step }, { platform, project, interpreter, appSearch, app, worker }) {
    const options = canaryOptions(worker)
    const unanswered = { pool: null, ready: false, ms: null, error: null, complaints: [], options }
    if (platform.foreign) {
      const afterMs = ANSWER_SECONDS * 1_000
      return { poolTrial: ok({ status: 'not-tried', ...unanswered, afterMs }) }
    }
    if (interpreter.executable === null) return { poolTrial: absent('no interpreter was found') }
    const importRoot = importRootOf(appSearch.chosen)
    const env = importRoot === null ? request.env : withImportPath(request.env, join(project.root, importRoot))
    const python = { interpreter: interpreter.executable, env, signal }
    const slowdown = await measureSlowdown({ ...python, cwd: project.root })
    const [start, answer] = [startSeconds(request) * slowdown, ANSWER_SECONDS * slowdown]
    const deadlineMs = (start + answer) * 1_000 + MARGIN_MS
    const run = await runPython({
      ...python,
      script: 'prove.py',
      root: project.root,
      parameters: { app: app.app, workerOptions: options, readySeconds: start, taskSeconds: answer },
      deadlineMs,
      onStage: (stage) => step(`pool trial: ${stage}`),
    })
    const fact = reportedBy(run)
    if (fact === null) return { poolTrial: withoutAnswer(run, deadlineMs) }
    return { poolTrial: ok({ ...unanswered, afterMs: answer * 1_000, ...fact }) }
  },
})

const startSeconds = (request: ProbeRequest): number => START_SECONDS + importLimits(request).busySeconds

/** src/python/prove.py always reports a status, and of the rest what it learned. */
type Reported = Pick<PoolTrialFact, 'status'> & Partial<PoolTrialFact>

function reportedBy({ events }: PythonRun): Reported | null {
  for (const event of events) if ('fact' in event && event.fact === 'poolTrial') return event.value as Reported
  return null
}

function withoutAnswer(run: PythonRun, deadlineMs: number): Outcome<never> {
  const exit = pythonExitOf(run, ['worker'], deadlineMs)
  switch (exit.how) {
    case 'hung':
      return timedOut(exit.afterMs, 'the trial of the pool')
    case 'crashed':
      return broken(`the worker crashed (${exit.signal})`)
    default:
      return broken(`the trial of the pool ended without an answer: ${describeExit(exit)}`)
  }
}
