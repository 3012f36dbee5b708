import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readText } from './read-text.ts'
import { foldersUpToRepositoryTop } from './repository-top.ts'
import { isRequirementsFile } from './requirements/pip-files.ts'

/** Python's own files, and those in which tools keep what a Python project needs. */
const OF_PYTHON =
  /\.(?:pyw?|pyx|ipynb)$|^(?:pyproject\.toml|setup\.cfg|Pipfile(?:\.lock)?|environment\.ya?ml|pixi\.toml|poolwise\.toml|tox\.ini|(?:uv|poetry|pdm)\.lock)$/i

/** Files that start programs: a project of Python if they name Celery. */
const STARTS = /(?:\.(?:ya?ml|sh|bat|cmd|ps1|service|conf|ini|toml)|file)$/i

const MAX_READ = 200
const MAX_BYTES = 256 * 1024

/**
 * Whether there is a Python project in a folder: one of its files is Python's or one of its tools', or starts Celery. The
 * folders above count as well, up to the top of the repository.
 * @param files in the folder, relative to it
 */
export async function holdsPython(root: string, files: readonly string[]): Promise<boolean> {
  if (files.some(isOfPython)) return true
  const [, ...above] = foldersUpToRepositoryTop(root)
  const names = await Promise.all(above.map((folder) => readdir(folder).catch(() => [])))
  if (names.flat().some(isOfPython)) return true
  const candidates = files.filter((file) => STARTS.test(basename(file))).slice(0, MAX_READ)
  const texts = await Promise.all(candidates.map((file) => readText(join(root, file), MAX_BYTES)))
  return texts.some((text) => text !== null && /\bcelery\b/i.test(text))
}

const isOfPython = (file: string): boolean => OF_PYTHON.test(basename(file)) || isRequirementsFile(file)
