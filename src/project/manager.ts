import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { ManagedBelow, ProjectFact } from '../facts/project.ts'
import { readText } from './read-text.ts'
import { foldersUpToRepositoryTop } from './repository-top.ts'

type Manager = ProjectFact['manager']

/** Tables in pyproject.toml. [tool.hatch.build] only configures hatchling as the build backend, not the tool that creates the environment. */
const TABLES: readonly (readonly [Manager, RegExp])[] = [
  ['uv', /^[ \t]*\[tool\.uv(?:\.(?!build-backend)[\w.-]+)?\]/m],
  ['poetry', /^[ \t]*\[tool\.poetry\b/m],
  ['pdm', /^[ \t]*\[tool\.pdm(?:\.(?!build|version)[\w.-]+)?\]/m],
  ['hatch', /^[ \t]*\[tool\.hatch\.envs?\b/m],
]

const FILES: readonly (readonly [Manager, readonly string[]])[] = [
  ['uv', ['uv.lock']],
  ['poetry', ['poetry.lock']],
  ['pdm', ['pdm.lock', '.pdm-python']],
  ['pipenv', ['Pipfile.lock', 'Pipfile']],
  ['hatch', ['hatch.toml']],
  ['conda', ['environment.yml', 'environment.yaml', 'conda-lock.yml', 'pixi.lock', 'pixi.toml']],
]

/** What pip or a build backend reads. */
const OWN_METADATA = ['pyproject.toml', 'requirements.txt', 'requirements', 'setup.py', 'setup.cfg']

/**
 * The tool that manages the project. Each tool looks for its files in the folders above as well: a folder without
 * requirements of its own is managed by what manages the repository.
 */
export async function findManagerUpwards(root: string): Promise<Manager> {
  for (const folder of foldersUpToRepositoryTop(root)) {
    const manager = await findManager(folder)
    if (manager !== 'pip' || OWN_METADATA.some((name) => existsSync(join(folder, name)))) return manager
  }
  return 'pip'
}

/** Lock files and tables of tools that install packages. */
const FILE_OF_TOOL = /^(?:[^/]+\/){1,2}(?:uv\.lock|poetry\.lock|pdm\.lock|Pipfile|pyproject\.toml)$/

/**
 * For a root without files of its own, the tool of the only folder below that has a tool and names Celery: `backend` of a
 * repository whose top has the Compose file.
 */
export async function findManagerBelow(root: string, files: readonly string[]): Promise<ManagedBelow | null> {
  if (OWN_METADATA.some((name) => existsSync(join(root, name)))) return null
  const folders = [...new Set(files.filter((file) => FILE_OF_TOOL.test(file)).map((file) => posix.dirname(file)))]
  const found: ManagedBelow[] = []
  for (const folder of folders.slice(0, 20)) {
    const texts = await Promise.all(
      ['pyproject.toml', 'Pipfile'].map((name) => readText(join(root, folder, name), 1024 * 1024)),
    )
    if (!texts.some((text) => text !== null && /celery/i.test(text))) continue
    const manager = await findManager(join(root, folder))
    if (manager === 'uv' || manager === 'poetry' || manager === 'pdm' || manager === 'pipenv')
      found.push({ manager, folder })
  }
  return found.length === 1 ? found[0]! : null
}

/** The tool that manages one folder. A lock file is stronger evidence than a table, which often remains after a change of tools. */
export async function findManager(root: string): Promise<Manager> {
  const has = (name: string) => existsSync(join(root, name))
  const pyproject = (await readText(join(root, 'pyproject.toml'), 1024 * 1024)) ?? ''
  const byTable = TABLES.filter(([, table]) => table.test(pyproject)).map(([manager]) => manager)
  const byFile = FILES.filter(([, names]) => names.some(has)).map(([manager]) => manager)
  const both = byFile.find((manager) => byTable.includes(manager))
  const found = both ?? byFile[0] ?? byTable[0]
  if (found) return found
  // A member of a uv workspace has its lock file at the workspace's root.
  return pyproject && foldersUpToRepositoryTop(root).some((folder) => existsSync(join(folder, 'uv.lock')))
    ? 'uv'
    : 'pip'
}
