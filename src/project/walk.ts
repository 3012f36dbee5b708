import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ignoresFile, ignoresFolder, rulesAbove, rulesIn, type IgnoreRules } from './git-ignore.ts'
import { isEnvironment, isOutputFolder, isSkippedFolder, isConfigFolder } from './skipped-folders.ts'

/** The project's own files: every search of the project reads only these. */
export interface ProjectFiles {
  /** Relative to the root, with / as separator; shallow ones first, in a stable order. */
  readonly files: readonly string[]
  /** False: the project is larger than the limit, so nothing can be concluded from files that are not listed. */
  readonly complete: boolean
}

/** What is passed over does not count. */
export interface Budget {
  /** Python files; of all others as many are listed, and no more. */
  readonly files: number
  readonly folders: number
}

const DEFAULT_BUDGET: Budget = { files: 20_000, folders: 20_000 }
const BATCH_SIZE = 32

/** Data, not text: never listed. */
const DATA =
  /\.(?:py[co]|dll|exe|o|a|whl|egg|png|jpe?g|gif|webp|bmp|tiff?|ico|svg|pdf|mp[34]|wav|avi|mov|woff2?|ttf|otf|eot|zip|gz|bz2|xz|zst|7z|tar|npy|npz|pkl|parquet|feather|h5|hdf5|pt|pth|onnx|safetensors|sqlite3?|db|map|csv|tsv|jsonl|log)$/i

/** What a project is made of. Any other file is listed unless git ignores it or its folder is full of such files. */
const SOURCE =
  /\.(?:pyi?|toml|cfg|ini|ya?ml|sh|bat|cmd|ps1|service|conf)$|^\.env|^(?:readme|requirements|docker|compose)|^[A-Z][a-z]+file$/i
/** A folder with more entries holds data, whatever the suffix. */
const MANY_ENTRIES = 1_000

const walks = new WeakMap<object, Promise<ProjectFiles>>()

/**
 * The project's own files. Several probes use them; the tree is walked once per run.
 * @param run any object that identifies the run, e.g. the probe request
 */
export function projectFiles(run: object, root: string): Promise<ProjectFiles> {
  const known = walks.get(run)
  if (known) return known
  const walk = walkProject(root)
  walks.set(run, walk)
  return walk
}

interface Folder {
  /** Relative to the root; '' is the root itself. */
  readonly path: string
  readonly rules: IgnoreRules
  /** Git ignores it, or it has the name of a tool's output: it belongs to the project only if it is a Python package. */
  readonly doubtful: boolean
}

export interface WalkOptions {
  readonly budget?: Budget
  /** @returns whether a folder below the root is passed over, with what is in it */
  readonly passesOver?: (path: string, names: ReadonlySet<string>) => boolean
}

/**
 * Walks the tree, level by level, without following links to folders. Skips the folders in skipped-folders.ts, environments,
 * and what `.gitignore` lists, except what a project is made of: a single ignored file (`.env`, `local_settings.py`) affects
 * how this project runs here. An ignored Python package is read as well: it may be generated code that is imported, or have
 * been added in spite of the rule.
 */
export async function walkProject(
  root: string,
  { budget = DEFAULT_BUDGET, passesOver = () => false }: WalkOptions = {},
): Promise<ProjectFiles> {
  const files: string[] = []
  let level: Folder[] = [{ path: '', rules: await rulesAbove(root), doubtful: false }]
  let folders = 0
  let python = 0
  let complete = true
  while (level.length > 0) {
    const next: Folder[] = []
    for (let i = 0; i < level.length; i += BATCH_SIZE) {
      for (const { path, doubtful, rules, entries } of await Promise.all(
        level.slice(i, i + BATCH_SIZE).map(list(root)),
      )) {
        const names = new Set(entries.map(({ name }) => name))
        if (path !== '' && (isEnvironment(names) || (doubtful && !names.has('__init__.py')) || passesOver(path, names)))
          continue
        folders++
        for (const entry of entries) {
          const inner = path ? `${path}/${entry.name}` : entry.name
          if (entry.isDirectory()) {
            const folder = isSkippedFolder(entry.name) ? null : folderAt(root, inner, entry.name, rules)
            if (folder !== null) next.push(folder)
          } else if (entry.name.endsWith('.py')) {
            python++
            files.push(inner)
          } else if (!DATA.test(entry.name)) {
            const isSource = SOURCE.test(entry.name)
            if (files.length - python >= budget.files) complete &&= !isSource
            else if (isSource || (entries.length <= MANY_ENTRIES && !ignoresFile(rules, join(root, inner))))
              files.push(inner)
          }
        }
        if (python > budget.files || folders > budget.folders) return { files, complete: false }
      }
    }
    level = next
  }
  return { files, complete }
}

function folderAt(root: string, path: string, name: string, rules: IgnoreRules): Folder {
  if (isConfigFolder(name)) return { path, rules: [], doubtful: false }
  return { path, rules, doubtful: isOutputFolder(name) || ignoresFolder(rules, join(root, path)) }
}

/** A folder, its entries, and the rules for its subfolders, its own `.gitignore` included. */
const list =
  (root: string) =>
  async ({ path, rules, doubtful }: Folder) => {
    const folder = join(root, path)
    const entries = await entriesOf(folder)
    const own = entries.some(({ name }) => name === '.gitignore') ? await rulesIn(folder) : null
    return { path, doubtful, entries, rules: own ? [own, ...rules] : rules }
  }

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}
