import { join } from 'node:path'
import { blankStrings } from './app/python-source.ts'
import { isProductionCode } from './production-code.ts'
import { readText } from './read-text.ts'

const MAX_FILES = 500
const MAX_BYTES = 256 * 1024
const BATCH_SIZE = 32

/** `app.control.revoke(id, terminate=True)`, `result.revoke(terminate=True, …)`, `app.control.terminate(id)`. */
const CALL =
  /\.revoke(?:_by_stamped_headers)?\s*\([^()]*(?:\([^()]*\)[^()]*)*?\bterminate\s*=\s*True\b|\bcontrol\.terminate\s*\(/

export interface TerminateCall {
  readonly file: string
  readonly line: number
}

/** The first place in the project's production code that terminates running tasks. */
export async function findTerminateCall(root: string, files: readonly string[]): Promise<TerminateCall | null> {
  const sources = files.filter((file) => file.endsWith('.py') && isProductionCode(file)).slice(0, MAX_FILES)
  for (let i = 0; i < sources.length; i += BATCH_SIZE) {
    const batch = sources.slice(i, i + BATCH_SIZE)
    const texts = await Promise.all(batch.map((file) => readText(join(root, file), MAX_BYTES)))
    for (const [index, file] of batch.entries()) {
      const line = terminateCallIn(texts[index] ?? '')
      if (line !== null) return { file, line }
    }
  }
  return null
}

/** The line of the first such call, outside strings and comments. */
export function terminateCallIn(text: string): number | null {
  if (!/revoke|terminate/.test(text)) return null
  const code = blankStrings(text)
  const found = CALL.exec(code)
  return found ? code.slice(0, found.index).split('\n').length : null
}
