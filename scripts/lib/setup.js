// Set-up of the checkout. Until `installPackages` has run, node_modules may be absent: neither this file nor one that it
// imports may import a package statically.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from './errors.js'
import { npmCi } from './npm.js'
import { example, exampleVenv, root, venvPython } from './paths.js'
import { run } from './run.js'
import { hashOf, isStamped, stamp } from './stamp.js'
import { makeVenv } from './venvs.js'

const BUILD_STAMP = '.cache/build-stamp'
const BUILD_INPUTS = [
  'src',
  'package.json',
  'package-lock.json',
  'scripts/build.js',
  'scripts/lib/bundle.js',
  'scripts/lib/licenses.js',
  'scripts/licenses',
]

/** The same floor as package.json's `engines`, which npm only warns about. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new SetupError(`Node.js 20.19 or newer is needed; this is ${process.version}. Get one from https://nodejs.org/`)
}

/** npm ci, unless node_modules is what the lock file says. @returns {Promise<boolean>} whether something was done */
export async function installPackages() {
  if (matchesLock()) return false
  await npmCi()
  return true
}

/** npm writes node_modules/.package-lock.json last: it lists what is installed. */
function matchesLock() {
  const installedFile = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return false
  const installed = packagesIn(installedFile)
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const complete = Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional || path in installed)
  return complete && Object.entries(installed).every(([path, entry]) => wanted[path]?.version === entry.version)
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** Builds dist/, unless its sources are the ones it was built from. @returns {Promise<boolean>} */
export async function buildIfChanged() {
  const hash = hashOf(BUILD_INPUTS)
  const built = ['dist/cli/main.js', 'oclif.manifest.json', 'THIRD-PARTY-LICENSES'].every((file) =>
    existsSync(join(root, file)),
  )
  if (built && isStamped(BUILD_STAMP, hash)) return false
  const result = await run(process.execPath, [join(root, 'scripts', 'build.js'), '--no-schemas'], { cwd: root })
  if (result.code !== 0) throw new Error(`the build failed:\n${result.startError ?? result.output}`)
  stamp(BUILD_STAMP, hash)
  return true
}

/** The example's environment, from its locked requirements. @param {import('./python.js').Python} python */
export const makeExampleVenv = (python) =>
  makeVenv(exampleVenv, join(example, 'requirements.txt'), python, ['--require-hashes'])

/** Runs the example's manage.py. @param {readonly string[]} args @param {number} [deadlineMs] */
export const manage = (args, deadlineMs = 120_000) =>
  run(venvPython(exampleVenv), ['manage.py', ...args], { cwd: example, env: exampleEnv(), deadlineMs })

/**
 * Our environment without variables that would affect the example: an active virtual environment, and the broker of a
 * real project, which must not receive sample tasks.
 * @returns {NodeJS.ProcessEnv}
 */
export function exampleEnv() {
  const foreign = /^(VIRTUAL_ENV|CONDA_|PYTHONPATH$|PYTHONHOME$|DJANGO_|CELERY_|POOLWISE_|FORKED_BY_MULTIPROCESSING$)/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
}
