import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The example project, and the virtual environment that `npm start` makes for it. */
export const example = join(root, 'examples', 'portfolio')
export const exampleVenv = join(example, '.venv')

/** The interpreter of a virtual environment.
 * @param {string} venv */
export const venvPython = (venv) =>
  process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python')
