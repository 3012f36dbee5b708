import { askTool } from './ask-tool.ts'
import type { InterpreterLookup } from './search.ts'

/** Poetry keeps environments in a cache folder unless `virtualenvs.in-project` is set (then it is `.venv`). */
export const poetry: InterpreterLookup = {
  source: 'poetry',
  explicit: false,
  startsProgram: true,
  look: async (search) =>
    search.manager === 'poetry' ? [await askTool('poetry', ['poetry', 'env', 'info', '-p'], search)] : [],
}
