import { absent, broken, ok, timedOut, type Outcome } from '../facts/outcome.ts'
import type { PoolTrialFact } from '../facts/pool-trial.ts'
import { findExecutable } from '../platform/find-executable.ts'
import { hostOs } from '../platform/os.ts'
import { openBrokers } from '../sandbox/brokers/open-brokers.ts'
import { MAX_SLOWDOWN, measureSlowdown } from '../sandbox/slowdown.ts'
import { asynchronousTransport } from '../worker/broker-transport.ts'
import { canaryOptions } from '../worker/canary-options.ts'
import { defineProbe, type ProbeRequest } from './define-probe.ts'
import { importLimits } from './import-limits.ts'
import { runPlace } from './run-place.ts'
import { describeExit, pythonExitOf } from './python/exit.ts'
import { runPython, type PythonRun } from './python/run.ts'

/** Until the worker is ready, on an idle machine; importing the app comes on top. */
const START_SECONDS = hostOs() === 'windows' ? 60 : 20
/** From then on until the task's answer: a pool child may still have to start and to import the app. */
const ANSWER_SECONDS = hostOs() === 'windows' ? 40 : 10
const MARGIN_MS = 5_000
/** For the private broker. */
const SERVER_MS = 60_000

/** --prove: the project's own worker runs one of Celery's own tasks, on a private broker. */
export const poolTrialProbe = defineProbe({
  name: 'pool trial',
  provides: ['poolTrial'],
  needs: ['platform', 'project', 'interpreter', 'appSearch', 'appImport', 'app', 'worker'],
  tier: 'canary',
  deadlineMs: (request) => MAX_SLOWDOWN * (startSeconds(request) + ANSWER_SECONDS) * 1_000 + SERVER_MS + 3 * MARGIN_MS,
  async run({ request, signal, step }, { platform, project, interpreter, appSearch, appImport, app, worker }) {
    const options = canaryOptions(worker)
    const kind = KINDS[asynchronousTransport(app) ?? 'other']
    const unanswered = {
      pool: null,
      ready: false,
      ms: null,
      error: null,
      complaints: [],
      options,
      broker: kind,
      failures: [],
    }
    if (platform.foreign) {
      const afterMs = ANSWER_SECONDS * 1_000
      return { poolTrial: ok({ status: 'not-tried', ...unanswered, afterMs }) }
    }
    if (interpreter.executable === null) return { poolTrial: absent('no interpreter was found') }
    const place = runPlace(project.root, appSearch.chosen, request.env)
    const python = { interpreter: interpreter.executable, ...place, signal }
    const slowdown = await measureSlowdown({ ...python, cwd: project.root })
    const importing = appImport.status === 'loaded' ? (3 * appImport.durationMs) / 1_000 : 0
    const start = Math.min(startSeconds(request), START_SECONDS + importing) * slowdown
    const answer = ANSWER_SECONDS * slowdown
    const deadlineMs = (start + answer) * 1_000 + MARGIN_MS
    const { run, broker } = await onPrivateBroker(kind, request.env, signal, step, async (url) =>
      runPython({
        ...python,
        script: 'prove.py',
        root: project.root,
        parameters: { app: app.app, workerOptions: options, broker: url, readySeconds: start, taskSeconds: answer },
        deadlineMs,
        onStage: (stage) => step(`pool trial: ${stage}`),
      }),
    )
    const forged = run.events.find((event) => 'misfit' in event)
    if (forged !== undefined) return { poolTrial: broken(forged.because) }
    const fact = reportedBy(run)
    if (fact === null) return { poolTrial: withoutAnswer(run, deadlineMs) }
    const { failuresIn } = await import('../failures/known-failure.ts')
    const failures = failuresIn(`${run.junk}\n${run.ended.stderr}`)
    return { poolTrial: ok({ ...unanswered, afterMs: answer * 1_000, ...fact, broker, failures }) }
  },
})

const KINDS = { redis: 'redis', amqp: 'rabbitmq', other: 'memory' } as const

/** With the project's own transport where a server of its kind is installed: the in-memory one has another event loop. */
async function onPrivateBroker(
  kind: PoolTrialFact['broker'],
  env: ProbeRequest['env'],
  signal: AbortSignal,
  step: (doing: string) => void,
  run: (url: string) => Promise<PythonRun>,
): Promise<{ readonly run: PythonRun; readonly broker: PoolTrialFact['broker'] }> {
  if (kind === 'memory') return { run: await run('memory://'), broker: 'memory' }
  step(`pool trial: starting a private ${kind === 'redis' ? 'Redis' : 'RabbitMQ'}`)
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(SERVER_MS)])
  const brokers = openBrokers({ given: [], program: (name) => findExecutable(name, env), env, signal: inTime })
  try {
    const server = await brokers.get(kind)
    return { run: await run(server?.url ?? 'memory://'), broker: server === null ? 'memory' : kind }
  } finally {
    await brokers.end()
  }
}

/** At most: an import that takes longer counts as hung. */
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
