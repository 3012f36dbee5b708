import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { environmentNames } from '../../../facts/environment-names.ts'
import { foldersUpToRepositoryTop } from '../../repository-top.ts'
import { isCondaEnvironment, isVenv, tryEnvironment } from '../environment-folder.ts'
import { notFound, type InterpreterLookup } from '../search.ts'

/** An environment in the app's folder, in the project's, or in one above it up to the top of the repository. */
export const projectVenv: InterpreterLookup = {
  source: 'project-venv',
  explicit: false,
  startsProgram: false,
  look({ root, appFolder }) {
    const folders = [...foldersBetween(appFolder, root), ...foldersUpToRepositoryTop(root)]
    const environments = folders.flatMap((folder) => {
      const names =
        folder === root || folder === appFolder ? [...environmentNames, ...otherFolders(folder)] : environmentNames
      return names.map((name) => join(folder, name)).filter((path) => isVenv(path) || isCondaEnvironment(path))
    })
    if (environments.length > 0) return environments.map((path) => tryEnvironment('project-venv', path, path))
    return [notFound('project-venv', `${environmentNames.join(', ')} in ${root}`, 'none of them is an environment')]
  },
}

/** A folder in the project, and those above it below the root. */
function foldersBetween(folder: string, root: string): string[] {
  return folder === root || !isInside(folder, root) ? [] : [folder, ...foldersBetween(dirname(folder), root)]
}

const isInside = (folder: string, root: string): boolean => !relative(root, folder).startsWith('..')

/** `python -m venv myenv` is common too; the standard names come first. */
function otherFolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !environmentNames.includes(entry.name))
      .map((entry) => entry.name)
      .sort()
  } catch {
    return []
  }
}
