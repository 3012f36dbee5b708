import { askTool } from '../ask-tool.ts'
import { tryEnvironment } from '../environment-folder.ts'
import { findPipenvEnvironment } from '../pipenv-environments.ts'
import type { InterpreterLookup } from '../search.ts'

export const pipenv: InterpreterLookup = {
  source: 'pipenv',
  explicit: false,
  startsProgram: true,
  async look(search) {
    if (search.manager !== 'pipenv') return []
    const kept = findPipenvEnvironment(search.managed, search.env)
    if (kept) {
      const trial = tryEnvironment('pipenv', kept, kept)
      if (trial.executable) return [trial]
    }
    return [await askTool('pipenv', ['pipenv', '--venv'], search)]
  },
}
