import { exitCodes } from '../exit-codes.ts'
import { hostOs } from '../platform/os.ts'
import { openBrokers } from '../sandbox/brokers/open-brokers.ts'
import { scenarios } from '../scenarios/catalogue/index.ts'
import { findEnvironment, UnusableInterpreterError } from '../scenarios/find-environment.ts'
import type { ReproduceReport, ScenarioList, ScenarioResult } from '../scenarios/report.ts'
import { runScenario } from '../scenarios/run/run-scenario.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { ScenarioEnvironment, StartMethod } from '../scenarios/environment.ts'
import { didYouMean } from '../text/did-you-mean.ts'
import type { CommandResult } from './command-result.ts'
import { UsageError } from './errors.ts'
import { interruptible } from './interrupt.ts'
import { startProgress } from './progress.ts'
import { interpreterFlag, projectFolder } from './project-flags.ts'
import { outputRedactor } from './redactor.ts'

export interface ReproduceFlags {
  readonly list: boolean
  readonly all: boolean
  readonly keep: boolean
  readonly quiet: boolean
  readonly cwd?: string | undefined
  readonly python?: string | undefined
  readonly 'start-method'?: StartMethod | undefined
  readonly broker?: readonly string[] | undefined
}

/** Runs the requested scenarios one after another, and removes everything they created. */
export async function reproduce(ids: readonly string[], flags: ReproduceFlags): Promise<CommandResult> {
  if (flags.list)
    return { printed: { kind: 'scenario-list', document: listOf(scenarios) }, exitCode: exitCodes.healthy }
  const chosen = flags.all ? scenarios : ids.map(byId)
  if (chosen.length === 0)
    throw new UsageError('no scenario given', 'Name scenarios from `poolwise reproduce --list`, or pass --all.')
  const method = flags['start-method']
  if (method !== undefined && method !== 'spawn' && hostOs() === 'windows')
    throw new UsageError(`Windows has no ${method}`, 'Its only start method is spawn.')
  const root = await projectFolder(flags.cwd)
  const progress = startProgress(process.stderr, !flags.quiet)
  const step = (doing: string) => progress.step(doing)
  try {
    const report = await interruptible(
      async (signal) => {
        const environment = await environmentFor(root, flags, signal, step)
        return reportOf(environment, await runAll(chosen, environment, flags, signal, step))
      },
      { second: 'ignored' },
    )
    const document = outputRedactor({ root }).value(report)
    const failed = document.scenarios.some(({ outcome }) => outcome === 'not-reproduced')
    return {
      printed: { kind: 'reproduction', document },
      exitCode: failed ? exitCodes.findings : exitCodes.healthy,
    }
  } finally {
    progress.done()
  }
}

async function runAll(
  chosen: readonly Scenario[],
  environment: ScenarioEnvironment,
  flags: ReproduceFlags,
  signal: AbortSignal,
  step: (doing: string) => void,
): Promise<ScenarioResult[]> {
  const brokers = openBrokers({ given: flags.broker ?? [], program: environment.program, env: process.env, signal })
  const results: ScenarioResult[] = []
  try {
    for (const [index, scenario] of chosen.entries()) {
      if (signal.aborted) break
      const onStep = (doing: string) => step(`${index + 1} of ${chosen.length}  ${doing}`)
      onStep(scenario.id)
      results.push(await runScenario(scenario, { environment, brokers, keep: flags.keep, signal, onStep }))
    }
  } finally {
    await brokers.end()
  }
  return results
}

async function environmentFor(
  root: string,
  flags: ReproduceFlags,
  signal: AbortSignal,
  onStep: (doing: string) => void,
): Promise<ScenarioEnvironment> {
  try {
    return await findEnvironment({
      root,
      python: interpreterFlag(flags.python),
      startMethod: flags['start-method'] ?? null,
      env: process.env,
      signal,
      onStep,
    })
  } catch (error) {
    throw error instanceof UnusableInterpreterError ? new UsageError(error.message, error.next) : error
  }
}

function byId(id: string): Scenario {
  const scenario = scenarios.find((one) => one.id === id)
  if (scenario) return scenario
  const similar = didYouMean(
    id,
    scenarios.map((one) => one.id),
  )
  throw new UsageError(
    `there is no scenario ${id}`,
    similar.length > 0 ? `Did you mean ${similar.join(' or ')}?` : 'See: poolwise reproduce --list',
  )
}

const listOf = (all: readonly Scenario[]): ScenarioList => ({
  schemaVersion: 1,
  scenarios: all.map(({ id, title, label, analogue = null, broker }) => ({ id, title, label, analogue, broker })),
})

const reportOf = (
  { os, python, interpreter, celery }: ScenarioEnvironment,
  results: readonly ScenarioResult[],
): ReproduceReport => ({
  schemaVersion: 1,
  environment: {
    os,
    python: python.version.join('.'),
    interpreter,
    celery: celery.version,
    billiard: celery.billiardVersion,
  },
  scenarios: results,
})
