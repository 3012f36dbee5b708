import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let folder: string | undefined

/**
 * Absolute path of one of our Python files, in src/python or in dist/python. Chunks of the bundle lie at different depths,
 * so the folder is searched for upwards from this file.
 * @throws Error when the installation has no Python files
 */
export function pythonAsset(name: string): string {
  folder ??= find(dirname(fileURLToPath(import.meta.url)))
  return join(folder, name)
}

function find(from: string): string {
  const candidate = join(from, 'python')
  if (existsSync(join(candidate, 'probe.py'))) return candidate
  const parent = dirname(from)
  if (parent === from) throw new Error('the Python files of poolwise are missing from this installation')
  return find(parent)
}
