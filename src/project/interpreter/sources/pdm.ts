import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tryNamed } from '../named.ts'
import { notFound, type InterpreterLookup } from '../search.ts'

/** PDM writes the interpreter it uses into `.pdm-python`. Without it `pdm info` would create an environment, so it is not run. */
export const pdm: InterpreterLookup = {
  source: 'pdm',
  explicit: false,
  startsProgram: false,
  look(search) {
    if (search.manager !== 'pdm') return []
    const file = join(search.root, '.pdm-python')
    const python = firstLine(file)
    return [
      python ? tryNamed('pdm', file, python, search) : notFound('pdm', file, 'PDM has not chosen an interpreter yet'),
    ]
  },
}

function firstLine(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').split('\n')[0]?.trim() || null
  } catch {
    return null
  }
}
