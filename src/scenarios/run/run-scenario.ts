import { tmpdir } from 'node:os'
import { removeFolder } from '../../platform/remove-folder.ts'
import type { Broker, BrokerKind } from '../../sandbox/brokers/broker.ts'
import type { Brokers } from '../../sandbox/brokers/open-brokers.ts'
import { purgeBroker } from '../../sandbox/brokers/purge-broker.ts'
import { makeSandbox } from '../../sandbox/make-sandbox.ts'
import { measureSlowdown } from '../../sandbox/slowdown.ts'
import { olderThan } from '../../versions/compare.ts'
import { behindLauncher, type ScenarioEnvironment, type StartMethod } from '../environment.ts'
import type { RunResult, ScenarioResult } from '../report.ts'
import type { Run, Scenario } from '../scenario.ts'
import { diagnosed, differences } from './compare.ts'
import { excerptOf } from './excerpt.ts'
import { doneIn, type Observation } from './observation.ts'
import { observe } from './observe.ts'

export interface RunOptions {
  readonly environment: ScenarioEnvironment
  readonly brokers: Brokers
  /** The throw-away projects are kept. */
  readonly keep: boolean
  readonly signal: AbortSignal
  readonly onStep: (doing: string) => void
}

/** Runs a scenario with the failure, then with the cure, and compares both with their predictions. */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<ScenarioResult> {
  const { id, title, label, analogue = null } = scenario
  const head = { id, title, label, analogue }
  const notApplicable = (because: string): ScenarioResult => ({
    ...head,
    outcome: 'not-applicable',
    because,
    evidence: null,
    cure: null,
  })
  const prepared = await prepare(scenario, options)
  if ('unsupported' in prepared) return notApplicable(prepared.unsupported)
  options.onStep(`${id}: with the failure`)
  const failure = await perform(scenario.failure, prepared, options)
  if (options.signal.aborted) return notApplicable('interrupted')
  options.onStep(`${id}: with the cure`)
  const cure = await perform(scenario.cure, prepared, options)
  const wrong = [
    ...failure.wrong.map((how) => `with the failure, ${how}`),
    ...cure.wrong.map((how) => `with the cure, ${how}`),
  ]
  return {
    ...head,
    outcome: wrong.length === 0 ? 'reproduced' : 'not-reproduced',
    because: wrong.join('; ') || `as predicted: ${outcomeOf(failure.result)}; with the cure: ${outcomeOf(cure.result)}`,
    evidence: failure.result,
    cure: { ...cure.result, worked: cure.wrong.length === 0 },
  }
}

const outcomeOf = ({ tasks, exitCode, seconds }: RunResult): string =>
  tasks.sent > 0
    ? `${tasks.done} of ${tasks.sent} tasks finished`
    : exitCode === null
      ? `still running after ${seconds} s`
      : `exit code ${exitCode} after ${seconds} s`

const SERVERS: Readonly<Partial<Record<BrokerKind, string>>> = { redis: 'Redis', rabbitmq: 'RabbitMQ' }

interface Ready {
  readonly broker: Broker
  /** Measured anew for each scenario: the load of a machine changes. */
  readonly slowdown: number
}

type Prepared = Ready | { readonly unsupported: string }

async function prepare(scenario: Scenario, { environment, brokers, signal }: RunOptions): Promise<Prepared> {
  const reason = await scenario.unsupportedReason(environment)
  if (reason !== null) return { unsupported: reason }
  const missing = (scenario.packages ?? []).filter((name) => !environment.packages[name])
  if (missing.length > 0) return { unsupported: `${missing.join(' and ')} is not installed for this interpreter` }
  const broker = await brokers.get(scenario.broker)
  if (broker !== null) {
    const { interpreter, env } = environment
    return { broker, slowdown: await measureSlowdown({ interpreter, cwd: tmpdir(), env, signal }) }
  }
  const server = SERVERS[scenario.broker] ?? 'the broker'
  return { unsupported: `${server} is not installed here; name a server that may be used with --broker` }
}

interface Performed {
  readonly result: RunResult
  /** How it differs from the prediction. */
  readonly wrong: readonly string[]
}

async function perform(run: Run, { broker, slowdown }: Ready, options: RunOptions): Promise<Performed> {
  const { environment, keep, signal } = options
  const { interpreter, env } = environment
  const startMethod = environment.startMethod ?? run.startMethod ?? null
  const byOption = startMethod !== null && hasOption(environment, startMethod) && isPreforkWorker(run)
  const sandbox = makeSandbox({
    project: run.project,
    interpreter,
    env,
    broker,
    tasks: run.tasks,
    startMethod: byOption ? null : startMethod,
    bypassLauncher: behindLauncher(environment) && run.keepLauncher !== true,
    slowdown,
  })
  const wrong: string[] = []
  try {
    const extra = byOption ? ['--pool-start-method', startMethod] : []
    const seen = await observe({ run, sandbox, environment, extra, signal })
    if (!broker.isPrivate) await purgeBroker(sandbox, signal)
    wrong.push(...differences(run.predicted, seen))
    return { result: resultOf(run, seen, keep ? sandbox.folder : null), wrong }
  } finally {
    const left = keep ? null : await removeFolder(sandbox.folder)
    if (left !== null) wrong.push(`its folder could not be removed: ${left}`)
  }
}

/** Celery 5.7 has --pool-start-method spawn and fork; for the rest, the project calls billiard.set_start_method. */
const hasOption = ({ celery }: ScenarioEnvironment, method: StartMethod): boolean =>
  method !== 'forkserver' && !olderThan(celery.version, '5.7.0')

/** The option applies to prefork only: other pools have no children, but a task may start some. */
const isPreforkWorker = ({ argv }: Run): boolean =>
  argv.includes('worker') && argv.every((word) => !word.startsWith('--pool=') || word === '--pool=prefork')

function resultOf(run: Run, seen: Observation, folder: string | null): RunResult {
  return {
    says: run.description,
    argv: seen.argv,
    env: seen.env,
    exitCode: seen.exitCode,
    excerpt: excerptOf(seen),
    diagnosis: diagnosed(seen)?.label ?? null,
    tasks: { sent: seen.tasks, done: doneIn(seen) },
    seconds: Math.round(seen.seconds * 10) / 10,
    folder,
  }
}
