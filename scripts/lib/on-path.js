// Programs by name, from absolute entries of PATH only: the current directory may hold a program of any checkout.
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/** @param {NodeJS.ProcessEnv} [env] @returns {string[]} */
export const pathFolders = (env = process.env) => (env.PATH ?? env.Path ?? '').split(delimiter).filter(isAbsolute)

/** All matches, in PATH order. @param {string} name @param {readonly string[]} [folders] @returns {string[]} */
export const allOnPath = (name, folders = pathFolders()) => {
  const file = process.platform === 'win32' ? `${name}.exe` : name
  return folders.map((folder) => join(folder, file)).filter(isExecutable)
}

/** The first match, or null. @param {string} name @param {readonly string[]} [folders] @returns {string | null} */
export const onPath = (name, folders) => allOnPath(name, folders)[0] ?? null

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
