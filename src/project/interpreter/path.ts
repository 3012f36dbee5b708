import type { InterpreterTrial } from '../../facts/interpreter.ts'
import { findExecutables } from '../../platform/find-executable.ts'
import { hostOs } from '../../platform/os.ts'
import { resolvePyenvShim } from './pyenv-shim.ts'
import { found, notFound, type InterpreterLookup } from './search.ts'
import { isStoreStub } from './store-stub.ts'

/** On Windows python3.exe is, most of the time, only the Store's stub; elsewhere `python` may still be Python 2. */
const NAMES = hostOs() === 'windows' ? ['python', 'python3'] : ['python3', 'python']

export const path: InterpreterLookup = {
  source: 'path',
  explicit: false,
  startsProgram: false,
  look({ root, env }) {
    return NAMES.flatMap((name): InterpreterTrial[] => {
      const files = findExecutables(name, env)
      if (files.length === 0) return [notFound('path', `${name} on PATH`, `there is no ${name} on PATH`)]
      return files.map((file) => {
        if (isStoreStub(file)) return notFound('path', file, "it is the Microsoft Store's stub, not Python")
        const shim = resolvePyenvShim(file, root, env)
        if (shim?.missing) return notFound('path', file, `pyenv: version ${shim.missing} is not installed`)
        return found('path', file, shim?.executable ?? file)
      })
    })
  },
}
