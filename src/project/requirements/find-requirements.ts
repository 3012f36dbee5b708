import { join, posix, relative, sep } from 'node:path'
import type { RequirementsFact } from '../../facts/requirements.ts'
import { findExecutable } from '../../platform/find-executable.ts'
import { isProductionCode } from '../production-code.ts'
import { foldersUpToRepositoryTop } from '../repository-top.ts'
import { declaredPython } from './declared-python.ts'
import { requirementsIn, type FolderRequirements } from './in-folder.ts'
import { isRequirementsFile } from './pip-files.ts'

const MANIFEST = /(?:^|\/)(?:pyproject\.toml|Pipfile|environment\.ya?ml|pixi\.toml|setup\.(?:py|cfg))$/
const MAX_BELOW = 30

type Env = Readonly<Record<string, string | undefined>>

/**
 * Where the project names Celery: in its own folder, in one above it up to the top of the repository, or in one below it.
 * @param files of the project, relative to the root, shallow ones first
 */
export async function findRequirements(
  root: string,
  files: readonly string[],
  env: Env,
): Promise<RequirementsFact | null> {
  for (const folder of foldersUpToRepositoryTop(root)) {
    const found = await requirementsIn(folder)
    if (found) return fact(root, found, relative(root, folder).split(sep).join('/'), files, env)
  }
  for (const folder of foldersBelow(files)) {
    const found = await requirementsIn(join(root, folder))
    if (found) return fact(root, found, folder, files, env)
  }
  return null
}

/** Folders with a manifest, shallow ones first. `requirements` itself belongs to the folder above. */
function foldersBelow(files: readonly string[]): string[] {
  const folders = files
    .filter((file) => MANIFEST.test(file) || isRequirementsFile(file))
    .map((file) => posix.dirname(file).replace(/(?:^|\/)requirements(?:\/.*)?$/, ''))
  return [...new Set(folders)]
    .filter((folder) => folder !== '' && folder !== '.' && isProductionCode(`${folder}/module.py`))
    .slice(0, MAX_BELOW)
}

async function fact(
  root: string,
  found: FolderRequirements,
  folder: string,
  files: readonly string[],
  env: Env,
): Promise<RequirementsFact> {
  const inRoot = (file: string) => posix.join(folder, file)
  // `config/requirements.txt` beside the code, not above it: the environment belongs to the root.
  const holdsCode =
    folder === '' ||
    folder.startsWith('..') ||
    files.some((file) => file.startsWith(`${folder}/`) && file.endsWith('.py'))
  return {
    celery: { ...found.celery, file: inRoot(found.celery.file) },
    tool: found.tool,
    toolFound: found.tool === 'pip' || findExecutable(found.tool, env) !== null,
    folder: holdsCode || found.tool !== 'pip' ? folder : '',
    file: found.file && inRoot(found.file),
    environmentName: found.environmentName,
    withoutRoot: found.withoutRoot,
    ofMember: found.ofMember,
    python: found.tool === 'pip' ? await declaredPython(root, folder, found.file, files, env) : null,
  }
}
