import { basename, dirname, join } from 'node:path'
import { settingsModule } from './django.ts'
import { readText } from './read-text.ts'

const MAX_BYTES = 256 * 1024
const MAX_FILES = 20

/**
 * The name of the package that the folder itself is, where the project's modules are imported as parts of it: a worker
 * starts in the folder above. An `__init__.py` alone says nothing; many projects have a useless one.
 */
export async function insidePackage(root: string, files: readonly string[]): Promise<string | null> {
  const name = basename(root)
  if (!files.includes('__init__.py') || files.includes('manage.py') || !/^[A-Za-z_]\w*$/.test(name)) return null
  const managePy = await readText(join(dirname(root), 'manage.py'), MAX_BYTES)
  if (managePy !== null && settingsModule(managePy)?.startsWith(`${name}.`)) return name
  const own = new RegExp(`^[ \\t]*(?:from\\s+${name}[.\\s]|import\\s+${name}\\b)`, 'm')
  // A module of the same name in the folder is what such an import means.
  if (files.some((file) => file === `${name}.py` || file.startsWith(`${name}/`))) return null
  for (const file of files
    .filter((one) => /^[^/]*(?:celery|worker|tasks|app)[^/]*\.py$/.test(one))
    .slice(0, MAX_FILES)) {
    if (own.test((await readText(join(root, file), MAX_BYTES)) ?? '')) return name
  }
  return null
}
