// Finds a Python that can make virtual environments.
import { SetupError } from './errors.js'
import { allOnPath, pathFolders } from './on-path.js'
import { run } from './run.js'

const MIN_VERSION = [3, 10]
const windows = process.platform === 'win32'

/**
 * @typedef {object} Python
 * @property {readonly string[]} argv its command; more than one word only for `py -3`
 * @property {string} executable its own absolute path
 * @property {string} version "3.11.7"
 */

const QUESTION = `
import importlib.util, json, sys
print(json.dumps([sys.executable, "%d.%d.%d" % sys.version_info[:3], all(map(importlib.util.find_spec, ("venv", "ensurepip")))]))
`

/**
 * The Python to build with: POOLWISE_PYTHON, else python3, python, `py -3` (Windows) or a versioned name on PATH.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Python>}
 * @throws {SetupError} with what was found and why it is unsuitable
 */
export async function findPython(env = process.env) {
  const rejected = []
  for (const argv of candidates(env)) {
    const answer = await ask(argv, env)
    if (answer === null) continue
    const [executable, version, canMakeVenv] = answer
    if (!atLeast(version, MIN_VERSION)) rejected.push(`${argv.join(' ')} is Python ${version}`)
    else if (!canMakeVenv)
      rejected.push(
        `${argv.join(' ')} (Python ${version}) has no venv module: on Debian and Ubuntu, apt install python3-venv`,
      )
    else return { argv, executable, version }
  }
  throw new SetupError(
    `Python 3.10 or newer is needed and none was found on PATH. Install it from https://www.python.org/downloads/, or name one with POOLWISE_PYTHON.`,
    rejected,
  )
}

/** @param {NodeJS.ProcessEnv} env @returns {string[][]} */
function candidates(env) {
  if (env.POOLWISE_PYTHON) return [[env.POOLWISE_PYTHON]]
  const folders = pathFolders(env)
  /** @param {string} name @param {string[]} args */
  const found = (name, ...args) => allOnPath(name, folders).map((file) => [file, ...args])
  const named = ['python3', 'python'].flatMap((name) => found(name))
  const launcher = windows ? found('py', '-3') : []
  const versioned = ['14', '13', '12', '11', '10'].flatMap((minor) => found(`python3.${minor}`))
  return [...named, ...launcher, ...versioned]
}

/**
 * Asks a Python about itself. Null when it doesn't work: the Microsoft Store stub exits 9009, a pyenv shim without a version 127.
 * @param {readonly string[]} argv
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<[string, string, boolean] | null>}
 */
async function ask(argv, env) {
  const [file = '', ...first] = argv
  const answer = await run(file, [...first, '-I', '-c', QUESTION], { env, deadlineMs: 20_000 })
  try {
    return answer.code === 0 ? JSON.parse(answer.stdout) : null
  } catch {
    return null
  }
}

/** @param {string} version @param {readonly number[]} minimum */
function atLeast(version, minimum) {
  const parts = version.split('.').map(Number)
  const differing = minimum.findIndex((wanted, index) => parts[index] !== wanted)
  return differing === -1 || (parts[differing] ?? 0) > (minimum[differing] ?? 0)
}
