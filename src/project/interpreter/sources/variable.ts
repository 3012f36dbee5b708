import { tryNamed } from '../named.ts'
import type { InterpreterLookup } from '../search.ts'

export const variable: InterpreterLookup = {
  source: 'variable',
  explicit: true,
  startsProgram: false,
  look(search) {
    const word = search.env['POOLWISE_PYTHON']
    return word ? [tryNamed('variable', `POOLWISE_PYTHON=${word}`, word, search)] : []
  },
}
