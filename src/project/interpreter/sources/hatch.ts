import { askTool } from '../ask-tool.ts'
import type { InterpreterLookup } from '../search.ts'

/** `hatch env find` prints the folder even if the environment does not exist. */
export const hatch: InterpreterLookup = {
  source: 'hatch',
  explicit: false,
  startsProgram: true,
  look: async (search) =>
    search.manager === 'hatch' ? [await askTool('hatch', ['hatch', 'env', 'find'], search)] : [],
}
