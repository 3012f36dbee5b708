import { readdirSync } from 'node:fs'
import { foldersUpToRepositoryTop } from './repository-top.ts'

/**
 * Names that every report is full of: of the folders on the project's path, and of what lies in its folder and in those above,
 * up to the top of the repository, with and without suffix. In lower case.
 */
export function ownNames(root: string): ReadonlySet<string> {
  const names = [...root.split(/[\\/]/), ...foldersUpToRepositoryTop(root).flatMap(entries)]
  return new Set(names.flatMap((name) => [name, name.replace(/(?<=.)\.\w+$/, '')]).map((name) => name.toLowerCase()))
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
