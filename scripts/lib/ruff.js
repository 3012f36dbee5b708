// ruff, which is a Python package: in a virtual environment of its own, kept until its pin changes.
import { join } from 'node:path'
import { Failure } from './errors.js'
import { root, venvPython } from './paths.js'
import { findPython } from './python.js'
import { run } from './run.js'
import { makeVenv } from './venvs.js'

const venv = join(root, '.cache', 'venvs', 'ruff')

/** The pin, relative to the checkout. */
export const ruffRequirements = 'scripts/requirements/ruff.txt'

/** @returns {Promise<boolean>} whether something was done */
export async function installRuff() {
  return makeVenv(venv, join(root, ruffRequirements), await findPython(), [])
}

/**
 * Runs ruff over the files that ruff.toml names.
 * @param {readonly string[]} args
 * @throws {Failure} with ruff's own output
 */
export async function ruff(args) {
  const result = await run(venvPython(venv), ['-m', 'ruff', ...args, '--cache-dir', '.cache/ruff', '.'], { cwd: root })
  if (result.code !== 0) throw new Failure(result.startError ?? result.output)
}
