// Virtual environments, kept until their requirements or their interpreter change.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { installFailure, SetupError } from './errors.js'
import { root, venvPython } from './paths.js'
import { findPython } from './python.js'
import { run } from './run.js'

/** @typedef {import('./python.js').Python} Python */

/** The environments that the tests use, by the name of their file under test/fixtures/requirements. */
export const testVenvs = ['celery-5.7.0', 'celery-5.6.2']

const LOCK_STALE_MS = 30_000
const LOCK_WAIT_MS = 900_000

/**
 * The interpreter of a cached test environment, created if necessary. Safe to call from many processes.
 * @param {string} name
 * @param {Python} [python] the default Python if omitted
 * @returns {Promise<string>} absolute path
 */
export async function testVenv(name, python) {
  const requirements = join(root, 'test', 'fixtures', 'requirements', `${name}.txt`)
  const base = python ?? (await findPython())
  const version = base.version.split('.').slice(0, 2).join('.')
  const venv = join(root, '.cache', 'venvs', `${name}-py${version}`)
  await makeVenv(venv, requirements, base, [])
  return venvPython(venv)
}

/**
 * Makes a virtual environment, unless one with these requirements and this interpreter exists.
 * @param {string} venv
 * @param {string} requirements
 * @param {Python} python
 * @param {readonly string[]} pipOptions
 * @returns {Promise<boolean>} whether something was done
 */
export async function makeVenv(venv, requirements, python, pipOptions) {
  const wanted = stampOf(requirements, python)
  if (isMade(venv, wanted)) return false
  return withLock(`${venv}.lock`, async () => {
    // Another process may have made it while this one waited for the lock.
    if (isMade(venv, wanted)) return false
    rmSync(venv, { recursive: true, force: true })
    await mustRun('python -m venv', [python.executable], ['-m', 'venv', venv])
    const pip = [
      '-m',
      'pip',
      'install',
      '--disable-pip-version-check',
      '--no-input',
      '--quiet',
      '--progress-bar',
      'off',
    ]
    await mustRun('pip install', [venvPython(venv)], [...pip, ...pipOptions, '-r', requirements])
    writeFileSync(stampFile(venv), wanted)
    return true
  })
}

/** @param {string} venv */
const stampFile = (venv) => join(venv, '.poolwise-stamp')

/** @param {string} requirements @param {Python} python */
const stampOf = (requirements, python) =>
  createHash('sha256')
    .update(readFileSync(requirements))
    .update(`\0${python.executable}\0${python.version}`)
    .digest('hex')

/** @param {string} venv @param {string} wanted */
const isMade = (venv, wanted) =>
  existsSync(stampFile(venv)) && readFileSync(stampFile(venv), 'utf8') === wanted && existsSync(venvPython(venv))

/** @param {string} what @param {readonly string[]} argv @param {readonly string[]} args */
async function mustRun(what, argv, args) {
  const [file = '', ...first] = argv
  // An activated environment or PYTHONPATH must not affect pip.
  const env = {
    ...process.env,
    PYTHONPATH: undefined,
    PYTHONHOME: undefined,
    VIRTUAL_ENV: undefined,
    PIP_REQUIRE_VIRTUALENV: undefined,
  }
  const result = await run(file, [...first, ...args], { env, deadlineMs: LOCK_WAIT_MS })
  if (result.timedOut)
    throw new SetupError(
      `${what} didn't end within ${LOCK_WAIT_MS / 60_000} minutes`,
      result.output.split('\n').slice(-12),
    )
  if (result.code !== 0) throw installFailure(what, result.startError ?? result.output)
}

/**
 * A lock between processes: only one of them can create a directory. Its owner keeps touching it, so that the lock of a
 * killed process is recognised as stale.
 * @template T
 * @param {string} lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withLock(lock, work) {
  mkdirSync(dirname(lock), { recursive: true })
  const giveUp = Date.now() + LOCK_WAIT_MS
  while (!tryLock(lock)) {
    if (Date.now() > giveUp) throw new SetupError(`${lock} is held by another process; remove it if none is running`)
    await sleep(250)
  }
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), LOCK_STALE_MS / 6)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    rmSync(lock, { recursive: true, force: true })
  }
}

/** @param {string} lock */
function tryLock(lock) {
  try {
    mkdirSync(lock)
    return true
  } catch {
    if ((statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < Date.now() - LOCK_STALE_MS) {
      rmSync(lock, { recursive: true, force: true })
    }
    return false
  }
}
