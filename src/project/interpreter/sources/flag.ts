import { tryNamed } from '../named.ts'
import type { InterpreterLookup } from '../search.ts'

export const flag: InterpreterLookup = {
  source: 'flag',
  explicit: true,
  startsProgram: false,
  look: (search) => (search.flag ? [tryNamed('flag', `--python ${search.flag}`, search.flag, search)] : []),
}
