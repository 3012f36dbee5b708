import { delimiter, join } from 'node:path'
import { absent, broken, ok, timedOut, type Outcome } from '../facts/outcome.ts'
import type { PoolTrialFact } from '../facts/pool-trial.ts'
import { hostOs } from '../platform/os.ts'
import { importRootOf } from '../worker/import-root.ts'
import { canaryOptions } from '../worker/canary-options.ts'
import { defineProbe, type ProbeRequest } from './define-probe.ts'
import { importLimits } from './import-limits.ts'
import { endingOf } from './python/exit.ts'
import { runPython } from './python/run.ts'

/** For the worker's start; importing the app comes on top. */
const START_SECONDS = hostOs() === 'windows' ? 60 : 20
/** From then on for one task: a pool child may still have to be started, and to import the app. */
const ANSWER_SECONDS = hostOs() === 'windows' ? 40 : 10
const MARGIN_MS = 5_000

/** --prove: the project's own worker runs one task of Celery's own, on a broker inside of its process. */
export const poolTrialProbe = defineProbe({
  name: 'pool trial',
  provides: ['poolTrial'],
  needs: ['platform', 'project', 'interpreter', 'appSearch', 'app', 'worker'],
  tier: 'canary',
  deadlineMs: (request) => (startSeconds(request) + ANSWER_SECONDS) * 1_000 + 2 * MARGIN_MS,
  async run({ request, signal, step }, { platform, project, interpreter, appSearch, app, worker }) {
    const options = canaryOptions(worker)
    const seconds = startSeconds(request)
    const nothing = {
      pool: null,
      ready: false,
      ms: null,
      error: null,
      complaints: [],
      options,
      afterMs: ANSWER_SECONDS * 1_000,
    }
    if (platform.foreign) return { poolTrial: ok({ status: 'not-tried', ...nothing }) }
    if (interpreter.executable === null) return { poolTrial: absent('no interpreter was found') }
    const root = importRootOf(appSearch.chosen)
    const path =
      root === null
        ? {}
        : { PYTHONPATH: [join(project.root, root), request.env['PYTHONPATH']].filter(Boolean).join(delimiter) }
    const deadlineMs = (seconds + ANSWER_SECONDS) * 1_000 + MARGIN_MS
    const run = await runPython({
      script: 'prove.py',
      interpreter: interpreter.executable,
      root: project.root,
      env: { ...request.env, ...path },
      parameters: { app: app.app, workerOptions: options, readySeconds: seconds, taskSeconds: ANSWER_SECONDS },
      deadlineMs,
      signal,
      onStage: (stage) => step(`pool trial: ${stage}`),
    })
    const told = run.events.find((event) => 'fact' in event && event.fact === 'poolTrial')
    if (told && 'fact' in told)
      return { poolTrial: ok({ ...nothing, ...(told.value as Partial<PoolTrialFact>) } as PoolTrialFact) }
    return { poolTrial: withoutAnswer(endingOf(run, ['worker'], deadlineMs)) }
  },
})

const startSeconds = (request: ProbeRequest): number => START_SECONDS + importLimits(request).busySeconds

function withoutAnswer(ending: ReturnType<typeof endingOf>): Outcome<never> {
  if (ending.how === 'hung') return timedOut(ending.afterMs, 'the trial of the pool')
  return broken(
    ending.how === 'crashed'
      ? `the worker crashed: ${ending.signal}`
      : `the trial of the pool ended without an answer (${ending.how})`,
  )
}
