import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The files of a project, shallow ones first, in a stable order. */
export interface FileList {
  /** Relative to the root, with / as separator. */
  readonly files: readonly string[]
  /** The tree was larger than what is looked at. */
  readonly truncated: boolean
}

const MAX_FILES = 20_000
const MAX_FOLDERS = 3_000
const MAX_DEPTH = 8
const AT_ONCE = 32

const SKIPPED = new Set([
  'node_modules',
  'bower_components',
  'site-packages',
  '__pycache__',
  '__pypackages__',
  'dist',
  'build',
  'htmlcov',
  'staticfiles',
  'coverage',
  'target',
])

/** Folders with a leading dot are tools' own, but for these. */
const HIDDEN_BUT_READ = new Set(['.github', '.gitlab', '.vscode', '.idea', '.run', '.devcontainer', '.circleci'])

const lists = new WeakMap<object, Promise<FileList>>()

/**
 * The project's own files. Several probes of a run ask for them; the tree is walked once a run.
 * @param run any object that stands for this run, e.g. the probe request
 */
export function projectFiles(run: object, root: string): Promise<FileList> {
  const known = lists.get(run)
  if (known) return known
  const list = listFiles(root)
  lists.set(run, list)
  return list
}

/** Walks the tree, level by level, without following links to folders: those may lead in circles. */
export async function listFiles(root: string): Promise<FileList> {
  const files: string[] = []
  let level = ['']
  let folders = 0
  let truncated = false
  for (let depth = 0; level.length > 0 && !truncated; depth++) {
    const next: string[] = []
    for (let i = 0; i < level.length && !truncated; i += AT_ONCE) {
      const batch = level.slice(i, i + AT_ONCE)
      const listed = await Promise.all(batch.map((folder) => entriesOf(join(root, folder))))
      batch.forEach((folder, index) => {
        const entries = listed[index]!
        if (depth > 0 && isEnvironment(entries)) return
        for (const entry of entries) {
          const path = folder ? `${folder}/${entry.name}` : entry.name
          if (entry.isDirectory()) {
            if (!isSkipped(entry.name)) next.push(path)
          } else files.push(path)
        }
      })
      folders += batch.length
      truncated = files.length > MAX_FILES || folders > MAX_FOLDERS
    }
    if (depth === MAX_DEPTH && next.length > 0) return { files, truncated: true }
    level = next
  }
  return { files: files.slice(0, MAX_FILES), truncated }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

/** A virtual or conda environment, whatever its name. */
const isEnvironment = (entries: readonly Dirent[]) =>
  entries.some((entry) => entry.name === 'pyvenv.cfg' || entry.name === 'conda-meta')

export const isSkipped = (name: string) =>
  SKIPPED.has(name) || name.endsWith('.egg-info') || (name.startsWith('.') && !HIDDEN_BUT_READ.has(name))
