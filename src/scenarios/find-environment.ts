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
import { pythonExitOf } from '../probes/python/exit.ts'
import { pythonOutcomes } from '../probes/python/outcomes.ts'
import { runPython } from '../probes/python/run.ts'
import type { ScenarioEnvironment, StartMethod } from './environment.ts'

/** There is no interpreter with Celery that scenarios can run with. */
export class UnusableInterpreterError extends Error {
  override readonly name = 'UnusableInterpreterError'
  /** @param next what to do, one sentence */
  constructor(
    message: string,
    readonly next = 'Name a Python interpreter that has Celery with --python.',
  ) {
    super(message)
  }
}

export interface EnvironmentRequest {
  /** The user's project, in which the interpreter is looked for. */
  readonly root: string
  /** The value of --python. */
  readonly python: string | null
  readonly startMethod: StartMethod | null
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  readonly onStep: (doing: string) => void
  /** Milliseconds that Python may take to describe itself. */
  readonly timeoutMs?: number
}

const DESCRIBE_TIMEOUT_MS = 30_000

/**
 * Finds the project's interpreter as `doctor` does, and asks it for its versions. Runs it in an empty folder: scenarios
 * run elsewhere, so a `celery.py` in the project does not matter.
 * @throws {UnusableInterpreterError}
 */
export async function findEnvironment(request: EnvironmentRequest): Promise<ScenarioEnvironment> {
  const { env, signal, onStep, startMethod, timeoutMs = DESCRIBE_TIMEOUT_MS } = request
  const { executable, name } = await findInterpreter(request)
  const folder = mkdtempSync(join(tmpdir(), 'poolwise-reproduce-'))
  try {
    const stages = ['python', 'packages', 'celery']
    const run = await runPython({
      script: 'probe.py',
      interpreter: executable,
      root: folder,
      env,
      parameters: { stages, app: null },
      deadlineMs: timeoutMs,
      signal,
      onStage: (stage) => onStep(`python: ${stage}`),
    })
    const facts = pythonOutcomes(run.events, pythonExitOf(run, stages, timeoutMs))
    return {
      os: hostOs(),
      interpreter: executable,
      python: demand(facts.python, name),
      packages: demand(facts.packages, name),
      celery: demand(facts.celery, name, 'Install Celery for this interpreter, or name another one with --python.'),
      startMethod,
      program: (program) => findExecutable(program, withSystemFolders(env)),
      env,
    }
  } finally {
    await removeFolder(folder)
  }
}

interface NamedInterpreter {
  readonly executable: string
  /** For people: how the user named it, or its path. */
  readonly name: string
}

async function findInterpreter({ root, python, env, signal, onStep }: EnvironmentRequest): Promise<NamedInterpreter> {
  const { outcomes } = await gather({
    probes: [projectProbe, interpreterProbe],
    request: { root, app: null, python, target: hostOs(), env, settings: { app: null, python: null } },
    signal,
    onStep,
  })
  const searched = outcomes.interpreter ?? absent('no interpreter was searched for')
  if (searched.kind !== 'ok') {
    const what =
      python === null ? `the search for a Python interpreter in ${root}` : `the search for --python ${python}`
    throw new UnusableInterpreterError(
      `${what} failed: ${whyNot(searched)}`,
      'Name the path of the interpreter with --python.',
    )
  }
  const { executable, trials } = searched.value
  const flag = trials.find(({ source }) => source === 'flag')
  const name = flag === undefined ? executable : `--python ${python}`
  if (executable !== null && name !== null) return { executable, name }
  throw new UnusableInterpreterError(
    flag === undefined
      ? `no Python interpreter was found for ${root}`
      : `--python ${python} cannot be used: ${flag.because ?? 'there is no such interpreter'}`,
  )
}

/** @throws {UnusableInterpreterError} with the reason, and what to do about it */
function demand<T>(outcome: Outcome<T>, name: string, next?: string): T {
  if (outcome.kind === 'ok') return outcome.value
  throw new UnusableInterpreterError(
    `${name} cannot be used: ${whyNot(outcome)}`,
    outcome.kind === 'absent' ? next : undefined,
  )
}

function whyNot(outcome: Exclude<Outcome<unknown>, { kind: 'ok' }>): string {
  switch (outcome.kind) {
    case 'absent':
      return outcome.because
    case 'broken':
      return outcome.error
    case 'timedOut':
      return `no answer within ${outcome.afterMs / 1_000} s`
  }
}

/** Debian and Homebrew install servers in folders that are not on a user's PATH. */
const withSystemFolders = (env: Readonly<Record<string, string | undefined>>): typeof env =>
  hostOs() === 'windows'
    ? env
    : {
        ...env,
        PATH: [env['PATH'], '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin', '/sbin'].filter(Boolean).join(':'),
      }
