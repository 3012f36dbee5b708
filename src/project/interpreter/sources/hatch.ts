import { askTool } from '../ask-tool.ts'
import type { InterpreterLookup } from '../search.ts'

/** `hatch env find` names the folder whether or not the environment was ever made. */
export const hatch: InterpreterLookup = {
  source: 'hatch',
  explicit: false,
  startsProgram: true,
  look: async (search) =>
    search.manager === 'hatch' ? [await askTool('hatch', ['hatch', 'env', 'find'], search)] : [],
}
