import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fromRoot } from '../checks/remedy/install-package.ts'
import type { Facts } from '../facts/facts.ts'
import { foldersUpToRepositoryTop } from '../project/repository-top.ts'

const ENVIRONMENTS = ['.venv', 'venv', 'env', '.env/pyvenv.cfg']

/**
 * The words by which an examination in a folder below finds the same Python: one that was named, and the environment of this
 * project where the folder has none and, outside of a repository, the search doesn't look above it.
 */
export function pythonFor(folder: string, { interpreter, project }: Partial<Facts>): readonly string[] {
  const { executable = null, source = null } = interpreter ?? {}
  if (executable === null || project === undefined) return []
  const words = ['--python', fromRoot(project.root, executable)]
  if (source === 'flag') return words
  const there = join(project.root, folder)
  if (source !== 'project-venv' || foldersUpToRepositoryTop(there).includes(project.root)) return []
  const hasOwn = executable.startsWith(`${there}${sep}`) || ENVIRONMENTS.some((name) => existsSync(join(there, name)))
  return hasOwn ? [] : words
}
