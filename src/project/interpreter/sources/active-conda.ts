import { tryEnvironment } from '../environment-folder.ts'
import type { InterpreterLookup, InterpreterSearch } from '../search.ts'

/** The conda environment that the shell has activated. */
export const activeConda: InterpreterLookup = {
  source: 'active-conda',
  explicit: false,
  startsProgram: false,
  look: (search) => (isBase(search) ? [] : lookAtPrefix(search)),
}

/** Conda activates `base` in every shell by default: it is not specific to this project. */
export const condaBase: InterpreterLookup = {
  source: 'active-conda',
  explicit: false,
  startsProgram: false,
  look: (search) => (isBase(search) ? lookAtPrefix(search) : []),
}

const isBase = ({ env }: InterpreterSearch) => env['CONDA_DEFAULT_ENV'] === 'base'

function lookAtPrefix({ env }: InterpreterSearch) {
  const folder = env['CONDA_PREFIX']
  return folder ? [tryEnvironment('active-conda', `CONDA_PREFIX=${folder}`, folder)] : []
}
