import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { foldersUpToRepositoryTop } from '../../repository-top.ts'
import { isCondaEnvironment, isVenv, tryEnvironment } from '../environment-folder.ts'
import { notFound, type InterpreterLookup } from '../search.ts'

const NAMES = ['.venv', 'venv', 'env', '.env']

/** An environment in the project's folder, or in one above it up to the top of the repository. */
export const projectVenv: InterpreterLookup = {
  source: 'project-venv',
  explicit: false,
  startsProgram: false,
  look({ root }) {
    const environments = foldersUpToRepositoryTop(root).flatMap((folder, index) => {
      const names = index === 0 ? [...NAMES, ...otherFolders(folder)] : NAMES
      return names.map((name) => join(folder, name)).filter((path) => isVenv(path) || isCondaEnvironment(path))
    })
    if (environments.length > 0) return environments.map((path) => tryEnvironment('project-venv', path, path))
    return [notFound('project-venv', `${NAMES.join(', ')} in ${root}`, 'none of them is an environment')]
  },
}

/** `python -m venv myenv` is common too; the standard names come first. */
function otherFolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !NAMES.includes(entry.name))
      .map((entry) => entry.name)
      .sort()
  } catch {
    return []
  }
}
