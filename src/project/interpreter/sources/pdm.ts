import { join } from 'node:path'
import { firstLine } from '../../read-text.ts'
import { tryNamed } from '../named.ts'
import { notFound, type InterpreterLookup } from '../search.ts'

/** PDM writes the interpreter it uses into `.pdm-python`. Without it `pdm info` would create an environment, so it is not run. */
export const pdm: InterpreterLookup = {
  source: 'pdm',
  explicit: false,
  startsProgram: false,
  look(search) {
    if (search.manager !== 'pdm') return []
    const file = join(search.managed, '.pdm-python')
    const python = firstLine(file)
    return [
      python ? tryNamed('pdm', file, python, search) : notFound('pdm', file, 'PDM has not chosen an interpreter yet'),
    ]
  },
}
