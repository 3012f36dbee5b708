import { lstatSync, readdirSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join } from 'node:path'

/** Where Windows keeps the aliases of Store apps. It is on every user's PATH. */
const APPS = /[\\/]Microsoft[\\/]WindowsApps[\\/]?$/i

/**
 * Whether this is the alias with which Windows 10 and 11 advertise Python in the Microsoft Store. It has no bytes, opens the
 * Store, prints "Python was not found" and exits with 9009. A Python installed from the Store has the same kind of alias,
 * but also its package's folder next to it.
 */
export function isStoreStub(file: string): boolean {
  if (!APPS.test(dirname(file)) || !/[\\/]python3?\.exe$/i.test(file)) return false
  try {
    // Following such an alias fails, so stat() cannot be used.
    if (lstatSync(file).size !== 0) return false
    return !readdirSync(dirname(file)).some((name) => name.startsWith('PythonSoftwareFoundation.Python'))
  } catch {
    return false
  }
}

/** The stub that `python` on the command line would run; null if another `python` comes first on PATH. */
export function findStoreStub(env: Readonly<Record<string, string | undefined>>): string | null {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder))
  for (const folder of folders) {
    const python = join(folder, 'python.exe')
    if (isStoreStub(python)) return python
    if (isPresent(python)) return null
  }
  return null
}

function isPresent(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}
