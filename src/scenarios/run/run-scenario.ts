import { randomUUID } from 'node:crypto'
import { mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeFolder } from '../../platform/remove-folder.ts'
import { olderThan } from '../../versions/compare.ts'
import type { Brokers } from '../brokers/brokers.ts'
import type { Broker } from '../brokers/private-server.ts'
import { differences, named } from './compare.ts'
import { excerptOf } from './excerpt.ts'
import { makePlace } from './make-sandbox.ts'
import { doneIn, type Observation } from './observation.ts'
import { observe } from './observe.ts'
import type { RunResult, ScenarioResult } from '../report.ts'
import type { BrokerKind, Place, Run, Scenario } from '../scenario.ts'
import { behindLauncher, type ScenarioEnvironment, type StartMethod } from '../environment.ts'
import { tidyBroker } from '../brokers/purge-broker.ts'

export interface RunOptions {
  readonly situation: ScenarioEnvironment
  readonly brokers: Brokers
  /** The throw-away projects stay. */
  readonly keep: boolean
  readonly signal: AbortSignal
  readonly onStep: (doing: string) => void
}

/** Runs a scenario with the failure, then with the cure, and compares both with what was predicted. */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<ScenarioResult> {
  const { id, title, label, analogue = null } = scenario
  const head = { id, title, label, analogue }
  const ready = await prepare(scenario, options)
  if (typeof ready === 'string')
    return { ...head, outcome: 'not-applicable', because: ready, evidence: null, cure: null }
  options.onStep(`${id}: with the failure`)
  const failure = await perform(scenario, scenario.failure, ready, options)
  if (options.signal.aborted)
    return { ...head, outcome: 'not-applicable', because: 'interrupted', evidence: null, cure: null }
  options.onStep(`${id}: with the cure`)
  const cure = await perform(scenario, scenario.cure, ready, options)
  const wrong = failure.wrong.map((how) => `with the failure, ${how}`)
  const notCured = cure.wrong.map((how) => `with the cure, ${how}`)
  return {
    ...head,
    outcome: wrong.length + notCured.length === 0 ? 'reproduced' : 'not-reproduced',
    because:
      [...wrong, ...notCured].join('; ') ||
      `as predicted: ${outcomeOf(failure.result)}; with the cure: ${outcomeOf(cure.result)}`,
    evidence: failure.result,
    cure: { ...cure.result, worked: cure.wrong.length === 0 },
  }
}

const outcomeOf = ({ tasks, exitCode, seconds }: RunResult): string =>
  tasks.sent > 0
    ? `${tasks.done} of ${tasks.sent} tasks done`
    : exitCode === null
      ? `no end after ${seconds} s`
      : `exit code ${exitCode} after ${seconds} s`

const SERVERS: Readonly<Partial<Record<BrokerKind, string>>> = { redis: 'Redis', rabbitmq: 'RabbitMQ' }

/** @returns the broker, or why the scenario can't be run here */
async function prepare(scenario: Scenario, { situation, brokers }: RunOptions): Promise<Broker | string> {
  const reason = await scenario.notHere(situation)
  if (reason !== null) return reason
  const missing = (scenario.packages ?? []).filter((name) => !situation.packages[name])
  if (missing.length > 0) return `${missing.join(' and ')} isn't installed for this interpreter`
  const broker = await brokers.get(scenario.broker)
  const server = SERVERS[scenario.broker] ?? 'the broker'
  return broker ?? `it needs ${server}, which isn't installed here; name a server that may be used with --broker`
}

interface Performed {
  readonly result: RunResult
  readonly wrong: readonly string[]
}

async function perform(scenario: Scenario, run: Run, broker: Broker, options: RunOptions): Promise<Performed> {
  const { situation, keep, signal } = options
  // Without symbolic links: as Python names the files in it. A short name: paths of sockets may not be long.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'poolwise-run-')))
  const shared = scenario.broker === 'redis' || scenario.broker === 'rabbitmq'
  const queue = shared ? `poolwise-${randomUUID().slice(0, 8)}` : null
  const place: Place = { situation, folder, interpreter: situation.interpreter, broker: broker.url, queue }
  const startMethod = situation.startMethod ?? run.startMethod ?? null
  const byOption = startMethod !== null && hasOption(situation, startMethod) && isPreforkWorker(run, place)
  const wrong: string[] = []
  try {
    makePlace(run, place, byOption ? null : startMethod, behindLauncher(situation) && run.keepLauncher !== true)
    const extra = byOption ? ['--pool-start-method', startMethod] : []
    const seen = await observe(run, place, extra, signal)
    if (!broker.isPrivate) await tidyBroker(place, signal)
    wrong.push(...differences(run.predicted, seen))
    return { result: resultOf(run, seen, keep ? folder : null), wrong }
  } finally {
    const left = keep ? null : await removeFolder(folder)
    if (left !== null) wrong.push(`something of it is left: ${left}`)
  }
}

/** Celery 5.7 has an option for it; before, billiard has to be told by the program. forkserver has none. */
const hasOption = ({ celery }: ScenarioEnvironment, method: StartMethod): boolean =>
  method !== 'forkserver' && !olderThan(celery.version, '5.7.0')

/** The option is prefork's: other pools have no children, but a task may start some. */
function isPreforkWorker(run: Run, place: Place): boolean {
  const words = typeof run.argv === 'function' ? run.argv(place) : run.argv
  return words.includes('worker') && words.every((word) => !word.startsWith('--pool=') || word === '--pool=prefork')
}

function resultOf(run: Run, seen: Observation, folder: string | null): RunResult {
  return {
    says: run.says,
    argv: seen.argv,
    env: seen.env,
    exitCode: seen.exitCode,
    excerpt: excerptOf(seen),
    diagnosis: named(seen)?.label ?? null,
    tasks: { sent: seen.tasks, done: doneIn(seen) },
    seconds: Math.round(seen.seconds * 10) / 10,
    folder,
  }
}
