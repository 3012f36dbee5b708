import { posix } from 'node:path'
import type { ModulePath } from './module-path.ts'

/**
 * The folder that a file is imported from, by how the file itself names its packages: `backend/app/worker/celery_app.py` with
 * `from app.core import settings` is `app.worker.celery_app` of `backend`. Without such an import, by the packages: the
 * folder above the outermost one with an `__init__.py`.
 */
export function byItsImports(file: string, code: string, path: ModulePath, files: ReadonlySet<string>): ModulePath {
  const folders = file.split('/').slice(0, -1)
  const names = new Set([...code.matchAll(/^(?:from|import)\s+([A-Za-z_]\w*)/gm)].map(([, name]) => name!))
  // In `ops/celery/__init__.py` it is the installed package.
  names.delete('celery')
  const used = folders.flatMap((folder, index) => (names.has(folder) ? [folders.slice(0, index).join('/') || '.'] : []))
  if (used.includes(path.importRoot)) return path
  const root = used.at(-1) ?? aboveItsPackages(file, files)
  return isBelow(root, path.importRoot) ? below(root, path) : path
}

function aboveItsPackages(file: string, files: ReadonlySet<string>): string {
  const own = posix.dirname(file)
  let folder = own
  while (folder !== '.' && files.has(posix.join(folder, '__init__.py'))) folder = posix.dirname(folder)
  // Without an __init__.py of its own it may be imported from anywhere.
  return folder === own ? '.' : folder
}

const isBelow = (folder: string, root: string): boolean =>
  folder !== '.' && folder !== root && (root === '.' || folder.startsWith(`${root}/`))

/** The same file, imported from a folder further down. */
function below(root: string, { importRoot, module, isPackage }: ModulePath): ModulePath {
  const between = importRoot === '.' ? root : root.slice(importRoot.length + 1)
  return { importRoot: root, module: module.split('.').slice(between.split('/').length).join('.'), isPackage }
}
