import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gather } from '../doctor/gather.ts'
import { absent, type Outcome } from '../facts/outcome.ts'
import { findExecutable } from '../platform/find-executable.ts'
import { hostOs } from '../platform/os.ts'
import { removeFolder } from '../platform/remove-folder.ts'
import { interpreterProbe } from '../probes/interpreter.ts'
import { projectProbe } from '../probes/project.ts'
import { endingOf } from '../probes/python/exit.ts'
import { pythonOutcomes } from '../probes/python/outcomes.ts'
import { runPython } from '../probes/python/run.ts'
import type { ScenarioEnvironment, StartMethod } from './environment.ts'

/** There is no Python with Celery to run scenarios with. */
export class NoCeleryError extends Error {
  override readonly name = 'NoCeleryError'
}

export interface EnvironmentRequest {
  /** The user's project: only says which interpreter is meant. */
  readonly root: string
  readonly python: string | null
  readonly settings: { readonly app: string | null; readonly python: string | null }
  readonly startMethod: StartMethod | null
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  readonly onStep: (doing: string) => void
}

/** Milliseconds that Python has to describe itself. */
const DEADLINE = 30_000

/**
 * Finds the project's interpreter as `doctor` does, and asks it what it has. Asks in an empty folder: a `celery.py` of
 * the user's mustn't stand in the way of scenarios, which run elsewhere.
 * @throws {NoCeleryError}
 */
export async function findEnvironment(request: EnvironmentRequest): Promise<ScenarioEnvironment> {
  const { root, python, settings, env, signal, onStep, startMethod } = request
  const os = hostOs()
  const found = await gather({
    probes: [projectProbe, interpreterProbe],
    request: { root, app: null, python, target: os, env, settings },
    signal,
    onStep,
  })
  const interpreter = knownOf(found.outcomes.interpreter ?? absent('no interpreter was looked for'), root)
  const named = interpreter.trials.find(({ source }) => source === 'flag')
  if (python !== null && named?.executable === null)
    throw new NoCeleryError(`--python ${python}: ${named.because ?? 'no such interpreter'}`)
  const executable = interpreter.executable
  if (executable === null) throw new NoCeleryError('no Python interpreter was found')
  const folder = mkdtempSync(join(tmpdir(), 'poolwise-reproduce-'))
  try {
    const stages = ['python', 'packages', 'celery']
    const run = await runPython({
      script: 'probe.py',
      interpreter: executable,
      root: folder,
      env,
      order: { stages, app: null, deadline: DEADLINE / 1_000 },
      deadlineMs: DEADLINE,
      signal,
      onStage: (stage) => onStep(`python: ${stage}`),
    })
    const facts = pythonOutcomes(run.events, endingOf(run, stages, DEADLINE))
    return {
      os,
      interpreter: executable,
      python: knownOf(facts.python, executable),
      packages: knownOf(facts.packages, executable),
      celery: knownOf(facts.celery, executable),
      startMethod,
      program: (name) => findExecutable(name, withSystemFolders(env)),
      env,
    }
  } finally {
    await removeFolder(folder)
  }
}

function knownOf<T>(outcome: Outcome<T>, executable: string): T {
  switch (outcome.kind) {
    case 'ok':
      return outcome.value
    case 'absent':
      throw new NoCeleryError(`${executable}: ${outcome.because}`)
    case 'broken':
      throw new NoCeleryError(`${executable}: ${outcome.error}`)
    case 'timedOut':
      throw new NoCeleryError(`${executable}: no answer after ${outcome.afterMs} ms`)
  }
}

/** Debian and Homebrew put servers where a user's PATH doesn't look. */
const withSystemFolders = (env: Readonly<Record<string, string | undefined>>): typeof env =>
  hostOs() === 'windows'
    ? env
    : {
        ...env,
        PATH: [env['PATH'], '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin', '/sbin'].filter(Boolean).join(':'),
      }
