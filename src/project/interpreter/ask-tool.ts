import type { InterpreterSource, InterpreterTrial } from '../../facts/interpreter.ts'
import { findExecutable } from '../../platform/find-executable.ts'
import { runProcess } from '../../platform/run-process.ts'
import { tryEnvironment } from './environment-folder.ts'
import { notFound, type InterpreterSearch } from './search.ts'

/** Milliseconds that a project manager may take: about one second, and many times that on a busy machine. */
const DEADLINE_MS = 12_000

/** Prints the environment's path and does not create one. */
export type Question = readonly [tool: string, ...args: string[]]

/** Runs the project's manager to get the environment's path. */
export async function askTool(
  source: InterpreterSource,
  question: Question,
  search: InterpreterSearch,
): Promise<InterpreterTrial> {
  const [tool, ...args] = question
  const where = question.join(' ')
  const program = findExecutable(tool, search.env)
  if (!program) return notFound(source, where, `the project is managed with ${tool}, which isn't on PATH`)
  // Node.js does not start batch files without a shell.
  if (/\.(?:bat|cmd)$/i.test(program))
    return notFound(source, where, `${program} is a batch file: name the interpreter`)
  search.step(`asking ${where}`)
  const result = await runProcess(program, args, {
    cwd: search.managed,
    env: quietEnv(search.env),
    deadlineMs: DEADLINE_MS,
    signal: search.signal,
  })
  if (result.startError !== null) return notFound(source, where, result.startError)
  if (result.timedOut) {
    return { ...notFound(source, where, `no answer within ${DEADLINE_MS / 1000} s`), unanswered: true }
  }
  const folder = lastLine(result.stdout)
  if (result.exitCode !== 0 || !folder) {
    return notFound(source, where, lastLine(result.stderr) || 'it knows of no environment for this project')
  }
  return tryEnvironment(source, where, folder)
}

/** The tools prefer an activated environment to the project's own: that one has already been checked. */
function quietEnv(env: InterpreterSearch['env']): Record<string, string | undefined> {
  const { VIRTUAL_ENV: _venv, CONDA_PREFIX: _prefix, CONDA_DEFAULT_ENV: _name, ...rest } = env
  return { ...rest, NO_COLOR: '1', PIPENV_IGNORE_VIRTUALENVS: '1', PIPENV_VERBOSITY: '-1' }
}

const lastLine = (text: string) => text.trim().split('\n').at(-1)?.trim() ?? ''
