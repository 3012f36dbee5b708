import { tryEnvironment } from '../environment-folder.ts'
import type { InterpreterLookup } from '../search.ts'

/** The virtual environment that the shell has activated. */
export const activeVenv: InterpreterLookup = {
  source: 'active-venv',
  explicit: false,
  startsProgram: false,
  look({ env }) {
    const folder = env['VIRTUAL_ENV']
    return folder ? [tryEnvironment('active-venv', `VIRTUAL_ENV=${folder}`, folder)] : []
  },
}
