import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'

/** The root and its parents up to the top of the repository; only the root if it is in none. */
export function foldersUpToRepositoryTop(root: string): string[] {
  const folders: string[] = []
  const home = homedir()
  // Git's own limit of the same search: https://git-scm.com/docs/git#Documentation/git.txt-codeGITCEILINGDIRECTORIEScode
  const ceilings = (process.env['GIT_CEILING_DIRECTORIES'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((path) => resolve(path))
  for (let folder = root; ; folder = dirname(folder)) {
    folders.push(folder)
    if (existsSync(join(folder, '.git')) || existsSync(join(folder, '.hg'))) return folders
    // A home folder under version control (dotfiles) is not the project's repository.
    if (folder === home || dirname(folder) === folder || ceilings.includes(dirname(folder))) return [root]
  }
}
