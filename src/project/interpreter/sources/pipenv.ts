import { askTool } from '../ask-tool.ts'
import type { InterpreterLookup } from '../search.ts'

export const pipenv: InterpreterLookup = {
  source: 'pipenv',
  explicit: false,
  startsProgram: true,
  look: async (search) => (search.manager === 'pipenv' ? [await askTool('pipenv', ['pipenv', '--venv'], search)] : []),
}
