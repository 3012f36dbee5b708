import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { InterpreterFact } from '../../facts/interpreter.ts'
import { findExecutable, isExecutable } from '../../platform/find-executable.ts'
import { hostOs } from '../../platform/os.ts'
import { real, scriptInterpreter } from '../interpreter/script-interpreter.ts'
import { fromFolder } from './from-folder.ts'

interface Where {
  readonly root: string
  readonly interpreter: InterpreterFact
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Programs of the environment that poolwise's commands start, besides Python itself, and the module that each one runs. */
const SCRIPTS: Readonly<Record<string, string>> = {
  celery: 'celery',
  'django-admin': 'django',
  dotenv: 'dotenv',
  watchfiles: 'watchfiles',
}

/** Sources whose environment lies where only the tool itself finds it: its `run` is what people type. */
const RUNNERS = ['poetry', 'pipenv', 'pdm', 'hatch']

/**
 * How programs of the project's environment are started from a shell in the project's folder, by bare name. Names that the
 * shell itself resolves to the right program are left out.
 */
export function programWords({ root, interpreter, env }: Where): Record<string, readonly string[]> {
  const { executable, source, managedBelow } = interpreter
  if (executable === null) return {}
  // In the folder above its own the tool knows nothing of the environment, or makes another one.
  const runs = source !== null && RUNNERS.includes(source) && managedBelow === undefined && findExecutable(source, env)
  const runner = runs ? [source, 'run'] : null
  const ofTheEnvironment = (file: string): string =>
    findExecutable(basename(file), env) === file ? withoutSuffix(basename(file)) : fromFolder(root, withoutSuffix(file))
  const python = bareName(['python', 'python3'], interpreter, env) ?? null
  const pythonWords = python !== null ? [python] : runner ? [...runner, 'python'] : [ofTheEnvironment(executable)]
  const words: Record<string, readonly string[]> = {
    python: pythonWords,
    python3: pythonWords,
    pip: [...pythonWords, '-m', 'pip'],
  }
  for (const [name, module] of Object.entries(SCRIPTS)) {
    const script = scriptOf(name, executable)
    const bare = findExecutable(name, env)
    if (bare !== null && isOf(bare, script, interpreter)) continue
    if (script === null) words[name] = [...pythonWords, '-m', module]
    else words[name] = runner ? [...runner, name] : [fromFolder(root, withoutSuffix(script))]
  }
  return words
}

/** The bare name by which the shell finds this very interpreter. */
function bareName(names: readonly string[], { executableReal, folderReal }: InterpreterFact, env: Where['env']) {
  return names.find((name) => {
    const file = findExecutable(name, env)
    // The python of an environment is often a link to that of the system: the folder tells them apart.
    return file !== null && real(file) === executableReal && real(dirname(file)) === folderReal
  })
}

/** The script beside the interpreter, unless its own Python is gone, as in an environment that was moved. */
function scriptOf(name: string, executable: string): string | null {
  const folder = dirname(executable)
  const file = hostOs() === 'windows' ? `${name}.exe` : name
  const script = [join(folder, file), ...(hostOs() === 'windows' ? [join(folder, 'Scripts', file)] : [])].find(
    isExecutable,
  )
  if (script === undefined) return null
  const runsOn = scriptInterpreter(script)
  return runsOn === null || existsSync(runsOn.path) ? script : null
}

/** The program that the shell finds belongs to this interpreter: `pip install --user` keeps scripts in another folder. */
function isOf(
  bare: string,
  script: string | null,
  { executable, executableReal, folderReal }: InterpreterFact,
): boolean {
  if (script !== null) return real(dirname(bare)) === real(dirname(script))
  const runsOn = scriptInterpreter(bare)
  if (runsOn === null) return false
  return runsOn.path === executable || (runsOn.real === executableReal && runsOn.folderReal === folderReal)
}

const withoutSuffix = (file: string): string => (hostOs() === 'windows' ? file.replace(/\.exe$/i, '') : file)
