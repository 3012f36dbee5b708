import type { InterpreterSource, InterpreterTrial } from '../../facts/interpreter.ts'
import { findExecutables } from '../../platform/find-executable.ts'
import { resolvePyenvShim } from './pyenv-shim.ts'
import { found, notFound, type InterpreterSearch } from './search.ts'
import { isStoreStub } from './store-stub.ts'

/** Every interpreter of that name on PATH, in the order of PATH. */
export function tryOnPath(
  source: InterpreterSource,
  name: string,
  { root, env }: Pick<InterpreterSearch, 'root' | 'env'>,
): InterpreterTrial[] {
  return findExecutables(name, env).map((file) => {
    if (isStoreStub(file)) return notFound(source, file, "it is the Microsoft Store's stub, not Python")
    const shim = resolvePyenvShim(file, root, env)
    if (shim?.missing) return notFound(source, file, `pyenv: version ${shim.missing} is not installed`)
    if (shim?.executable) return found(source, file, shim.executable)
    // Node.js does not start batch files without a shell (EINVAL), and a shell would reinterpret the arguments.
    if (/\.(?:bat|cmd)$/i.test(file)) return notFound(source, file, 'it is a batch file, not an interpreter')
    return found(source, file, file)
  })
}
