import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CeleryRequirement, EnvironmentTool } from '../../facts/requirements.ts'
import { findManager } from '../manager.ts'
import { readText } from '../read-text.ts'
import { condaFiles, readConda } from './conda.ts'
import { inLock } from './lock-files.ts'
import type { Named } from './named.ts'
import { inPipfile } from './pipfile.ts'
import { inRequirements, isRequirementsFile, requirementsRank } from './pip-files.ts'
import { readPyproject, type Pyproject } from './pyproject.ts'
import { inSetupCfg, inSetupPy } from './setup-files.ts'

/** What the files of one folder say about Celery. Paths are relative to that folder. */
export interface FolderRequirements {
  readonly celery: CeleryRequirement
  readonly tool: EnvironmentTool
  readonly file: string | null
  readonly environmentName: string | null
  readonly withoutRoot: boolean
  readonly ofMember: boolean
}

type Found = Pick<FolderRequirements, 'celery'> & Partial<Omit<FolderRequirements, 'celery' | 'tool'>>
type Reader = (folder: string) => Promise<Found | null>

const MAX_BYTES = 1024 * 1024
/** uv.lock of a large application. */
const MAX_LOCK_BYTES = 8 * 1024 * 1024

const at = (file: string, found: Named | null): Found | null => found && { celery: { ...found, file } }

const reads =
  (file: string, read: (text: string) => Named | null | Promise<Named | null>, maxBytes = MAX_BYTES): Reader =>
  async (folder) => {
    const text = await readText(join(folder, file), maxBytes)
    return text === null ? null : at(file, await read(text))
  }

const lock = (file: string): Reader => reads(file, (text) => inLock(file, text), MAX_LOCK_BYTES)

const pyproject =
  (tool: EnvironmentTool): Reader =>
  async (folder) => {
    const text = await readText(join(folder, 'pyproject.toml'), MAX_BYTES)
    if (text === null) return null
    const read = await readPyproject(text, tool)
    const found = at('pyproject.toml', read.celery)
    return found && { ...found, withoutRoot: tool === 'poetry' && !holdsPackage(folder, read) }
  }

/** Poetry's default: a folder or a module with the name of the project, here or in `src`. */
function holdsPackage(folder: string, { name, packaged }: Pyproject): boolean {
  if (packaged || name === null) return true
  const module = name.replaceAll(/[-.]+/g, '_').toLowerCase()
  return [module, `${module}.py`, join('src', module), join('src', `${module}.py`)].some((path) =>
    existsSync(join(folder, path)),
  )
}

const conda: Reader = async (folder) => {
  for (const file of condaFiles(await names(folder))) {
    const text = await readText(join(folder, file), MAX_BYTES)
    if (text === null) continue
    const { celery, name } = await readConda(text)
    const environmentName = name ?? nameOfFolder(folder)
    if (celery !== null) return { celery: { ...celery, file }, file, environmentName }
  }
  return null
}

/** Conda asks for a name. Without one in the file, people take that of the folder. */
const nameOfFolder = (folder: string): string | null =>
  /[\w.-]+$/.exec(folder.toLowerCase().replaceAll(/[\s#:]+/g, '-'))?.[0] ?? null

/** The first file of pip's that names Celery, in the order in which a developer would take them. */
const requirements: Reader = async (folder) => {
  const files = (await listed(folder)).filter(isRequirementsFile)
  files.sort((one, other) => requirementsRank(one) - requirementsRank(other) || (one < other ? -1 : 1))
  const read = (file: string) => readText(join(folder, file), MAX_BYTES)
  for (const file of files) {
    const found = await inRequirements(file, read)
    if (found) return { celery: found, file }
  }
  return null
}

/** The entries of a folder, or of one in it. */
async function names(folder: string, path = ''): Promise<{ name: string; isFolder: boolean }[]> {
  const entries = await readdir(join(folder, path), { withFileTypes: true }).catch(() => [])
  return entries.map((entry) => ({ name: path ? `${path}/${entry.name}` : entry.name, isFolder: entry.isDirectory() }))
}

async function listed(folder: string): Promise<string[]> {
  const top = await names(folder)
  const inner = top.some(({ name, isFolder }) => isFolder && name === 'requirements')
    ? await names(folder, 'requirements')
    : []
  const innermost = await Promise.all(inner.filter(({ isFolder }) => isFolder).map(({ name }) => names(folder, name)))
  return [...top, ...inner, ...innermost.flat()].filter(({ isFolder }) => !isFolder).map(({ name }) => name)
}

/** The files that each tool reads, in the order in which they decide. */
const READERS: Readonly<Record<EnvironmentTool, readonly Reader[]>> = {
  uv: [pyproject('uv'), lock('uv.lock')],
  poetry: [pyproject('poetry'), lock('poetry.lock')],
  pdm: [pyproject('pdm'), lock('pdm.lock')],
  hatch: [pyproject('hatch')],
  pipenv: [reads('Pipfile', inPipfile), lock('Pipfile.lock')],
  conda: [conda],
  pixi: [reads('pixi.toml', inPipfile)],
  pip: [requirements, pyproject('pip'), reads('setup.py', inSetupPy), reads('setup.cfg', inSetupCfg)],
}

/** Celery in the files of the tool that manages the folder, otherwise in those of pip or of conda. */
export async function requirementsIn(folder: string): Promise<FolderRequirements | null> {
  const manager = await findManager(folder)
  const managed = manager === 'conda' && existsSync(join(folder, 'pixi.toml')) ? 'pixi' : manager
  for (const tool of new Set<EnvironmentTool>([managed, 'pip', 'conda'])) {
    for (const reader of READERS[tool]) {
      const found = await reader(folder)
      if (found === null) continue
      const { celery, file = null, environmentName = null, withoutRoot = false } = found
      const ofMember = celery.file === 'uv.lock' && (await isWorkspace(folder))
      return { celery, tool: await installing(tool, folder, found), file, environmentName, withoutRoot, ofMember }
    }
  }
  return null
}

/**
 * pip installs a project only by building it, which fails for most that don't say how: uv installs its requirements alone.
 */
async function installing(tool: EnvironmentTool, folder: string, { celery, file }: Found): Promise<EnvironmentTool> {
  if (tool !== 'pip' || file !== undefined || celery.file !== 'pyproject.toml') return tool
  const text = (await readText(join(folder, 'pyproject.toml'), MAX_BYTES)) ?? ''
  return /^[ \t]*\[build-system\]/m.test(text) || existsSync(join(folder, 'setup.py')) ? 'pip' : 'uv'
}

/** `uv sync` installs what the root of a workspace requires, and only that. */
const isWorkspace = async (folder: string): Promise<boolean> =>
  /^[ \t]*\[tool\.uv\.workspace\]/m.test((await readText(join(folder, 'pyproject.toml'), MAX_BYTES)) ?? '')
