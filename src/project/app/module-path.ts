/** The folder and the name with which Python imports a file. */
export interface ModulePath {
  /** Folder, relative to the project's root, that must be on sys.path; '.' is the root itself. */
  readonly importRoot: string
  readonly module: string
  /** The file is a package's `__init__.py`. */
  readonly isPackage: boolean
}

/**
 * A file's module name, relative to the worker's folder: `src/shop/tasks.py` is `shop.tasks` of `src`. Folders that
 * cannot be packages because their name is not an identifier, and folders with manage.py, are roots too.
 * @param roots folders known to be import roots, besides the project's own
 * @returns null if the file cannot be imported by name
 */
export function modulePath(file: string, roots: readonly string[]): ModulePath | null {
  const parts = file.replace(/\.py$/, '').split('/')
  let start = 0
  parts.slice(0, -1).forEach((part, index) => {
    const folder = parts.slice(0, index + 1).join('/')
    if (!IDENTIFIER.test(part) || roots.includes(folder)) start = index + 1
  })
  const isPackage = parts.at(-1) === '__init__'
  const names = parts.slice(start, isPackage ? -1 : undefined)
  if (names.length === 0 || !names.every((name) => IDENTIFIER.test(name))) return null
  return { importRoot: parts.slice(0, start).join('/') || '.', module: names.join('.'), isPackage }
}

const IDENTIFIER = /^[A-Za-z_]\w*$/

/** The module part of a value for -A. */
export const moduleOf = (app: string): string => app.split(':')[0]!

/** Possible module names: the last part of `config.celery.app` may be an attribute. */
export function moduleNames(app: string): string[][] {
  const parts = moduleOf(app).split('.')
  return app.includes(':') || parts.length === 1 ? [parts] : [parts, parts.slice(0, -1)]
}

/**
 * The import root from which a value for -A can be found among the project's files: first one where it is a module or a
 * package, then one where it is a folder with code, which may be a namespace package or just the folder `backend`.
 * @returns null if no file of the project matches (an installed package, a mistake)
 */
export const rootOf = (app: string, files: ReadonlySet<string>, roots: readonly string[]): string | null =>
  moduleRoot(app, files, roots) ?? folderRoot(app, files, roots)

/** The root where it is a module, a package, or a folder with `celery.py`. */
export const moduleRoot = (app: string, files: ReadonlySet<string>, roots: readonly string[]): string | null =>
  firstRoot(app, roots, (path) => MODULE_FILES.some((end) => files.has(path + end)))

/** The root where it is a folder with Python code. */
export const folderRoot = (app: string, files: ReadonlySet<string>, roots: readonly string[]): string | null =>
  firstRoot(app, roots, (path) => [...files].some((file) => file.startsWith(`${path}/`) && file.endsWith('.py')))

/** What follows the path of a module that `-A` can name. */
export const MODULE_FILES = ['.py', '/__init__.py', '/celery.py']

const firstRoot = (app: string, roots: readonly string[], holds: (path: string) => boolean): string | null =>
  roots.find((root) => moduleNames(app).some((name) => holds([...(root === '.' ? [] : [root]), ...name].join('/')))) ??
  null
