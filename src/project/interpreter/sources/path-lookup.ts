import { hostOs } from '../../../platform/os.ts'
import { tryOnPath } from '../on-path.ts'
import { notFound, type InterpreterLookup } from '../search.ts'

/** On Windows python3.exe is usually the Store's stub; on other systems `python` may be Python 2. */
const NAMES = hostOs() === 'windows' ? ['python', 'python3'] : ['python3', 'python']

export const path: InterpreterLookup = {
  source: 'path',
  explicit: false,
  startsProgram: false,
  look: (search) =>
    NAMES.flatMap((name) => {
      const trials = tryOnPath('path', name, search)
      return trials.length > 0 ? trials : [notFound('path', `${name} on PATH`, `there is no ${name} on PATH`)]
    }),
}
