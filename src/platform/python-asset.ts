import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The path of one of our Python files. In the sources they are under src/python, in a build under dist/python, and
 * the bundler decides how deep below either this code ends up: so the folder is looked for, upwards.
 * @param name "probe.py"
 */
export function pythonAsset(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'python', 'probe.py'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`poolwise's own file ${name} is missing: install it again`)
    folder = parent
  }
  return join(folder, 'python', name)
}
