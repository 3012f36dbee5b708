import { join } from 'node:path'
import { environmentNames } from '../../facts/environment-names.ts'
import { isCondaEnvironment, isVenv } from '../interpreter/environment-folder.ts'
import { foldersUpToRepositoryTop } from '../repository-top.ts'

/** Whether a search that starts in a folder below the root finds an environment: its own, or in a repository that of the root. */
export function seesEnvironment(root: string, folder: string): boolean {
  const there = join(root, folder)
  if (foldersUpToRepositoryTop(there).includes(root)) return true
  return environmentNames.map((name) => join(there, name)).some((path) => isVenv(path) || isCondaEnvironment(path))
}
