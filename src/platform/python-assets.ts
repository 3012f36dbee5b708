import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let folder: string | undefined

/**
 * Absolute path of one of our Python files. They lie in src/python, and in dist/python beside the bundle, whose
 * pieces lie at different depths: the folder is looked for upwards from here.
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
