import { basename, join } from 'node:path'
import type { MissingApp } from '../../facts/launch.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import { optionValue } from '../../celery-command/option-value.ts'
import { appOption } from '../app/app-option.ts'
import { moduleOf } from '../app/module-path.ts'
import { blankStrings } from '../app/python-source.ts'
import { isProductionCode } from '../production-code.ts'
import { readText } from '../read-text.ts'
import { isOutputFolder } from '../skipped-folders.ts'
import type { ProjectFiles } from '../walk.ts'

export interface NamedApps {
  readonly own: readonly string[]
  /** With the top-level module that may be installed in the environment; null for the project's own. */
  readonly missing: readonly (MissingApp & { readonly ask: string | null })[]
}

/**
 * Which apps of the worker commands have a file in the project, and which do not. Commands change the folder, and
 * containers rename it: a module counts as found if any path in the project ends with its name.
 */
export async function namedApps(
  root: string,
  commands: readonly LaunchCommand[],
  { files, complete }: ProjectFiles,
): Promise<NamedApps> {
  const own = new Set<string>()
  const missing = new Map<string, MissingApp & { readonly ask: string | null }>()
  const modules = new Map<string, string | null>()
  const unsure = !complete || files.some((file) => file === '.gitmodules')
  for (const command of commands) {
    const app = appOption(command)
    if (app === null) continue
    const isFirst = !modules.has(app)
    const found = isFirst ? findModule(app, files, root) : (modules.get(app) ?? null)
    modules.set(app, found)
    if (found !== null) {
      if (isProductionCode(found)) own.add(app)
      if (isFirst && (await missingAttribute(root, app, found)))
        missing.set(app, { app, missing: 'attribute', file: found, ask: null })
    } else if (!unsure && !runsElsewhere(command) && !(isContained(command.file) && renamed(app, files))) {
      const top = moduleOf(app).split('.')[0]!
      const ask = exists([top], files) ? null : top
      missing.set(app, { app, missing: 'module', file: null, ask })
    }
  }
  for (const app of own) if (missing.get(app)?.missing === 'module') missing.delete(app)
  return { own: [...own], missing: [...missing.values()] }
}

/** A path of the project that is or contains the module of this app; '' for one that cannot be listed. */
function findModule(app: string, files: readonly string[], root: string): string | null {
  const parts = moduleOf(app).split('.')
  const names = app.includes(':') || parts.length === 1 ? [parts] : [parts, parts.slice(0, -1)]
  for (const name of names) {
    // The walk skips such folders: a module in them is not known to be missing.
    if (name.some(isOutputFolder)) return ''
    const file = exists(name, files) ?? (name[0] === basename(root) ? exists(name.slice(1), files) : null)
    if (file !== null) return file
  }
  return null
}

/** A path with these names, as a module, a package or a link to one; paths outside examples first. */
function exists(parts: readonly string[], files: readonly string[]): string | null {
  if (parts.length === 0) return ''
  const path = `/${parts.join('/')}`
  const all = listing(files)
  const found: string[] = []
  // A folder and a module may have the same name: `shop/shop.py`.
  for (let at = all.indexOf(path); at >= 0; at = all.indexOf(path, at + 1)) {
    const end = all.indexOf('\n', at)
    if (!/^(?:\.(?:py|pyx|so|pyd)$|\.[\w-]+\.(?:so|pyd)$|\/|$)/.test(all.slice(at + path.length, end))) continue
    const file = all.slice(all.lastIndexOf('\n', at) + 2, end)
    if (isProductionCode(file)) return file
    found.push(file)
    at = end
  }
  return found[0] ?? null
}

/** All paths as one text, a line each, which is searched for every app. */
function listing(files: readonly string[]): string {
  const known = listings.get(files) ?? files.map((file) => `/${file}\n`).join('')
  listings.set(files, known)
  return known
}

const listings = new WeakMap<readonly string[], string>()

const isContained = (file: string): boolean => /docker|compose|container|k8s|kube|helm|chart|deploy/i.test(file)

/** An image may contain the project in a folder with another name. */
function renamed(app: string, files: readonly string[]): boolean {
  const rest = moduleOf(app).split('.').slice(1)
  if (rest.length > 0)
    return exists(rest, files) !== null || (rest.length > 1 && exists(rest.slice(0, -1), files) !== null)
  return files.some((file) => /^(?:[^/]+\/)?(?:celery|__init__|tasks)\.py$/.test(file))
}

/** In a folder, or with modules, that cannot be inspected. */
function runsElsewhere({ argv, env }: LaunchCommand): boolean {
  const workdir = optionValue(argv, '--workdir')
  return env?.['PYTHONPATH'] !== undefined || (workdir !== null && !/^\.?[\w][\w./\\-]*$/.test(workdir))
}

/** The module's file does not contain the name after the colon. */
async function missingAttribute(root: string, app: string, file: string): Promise<boolean> {
  const name = /:(\w+)/.exec(app)?.[1]
  if (name === undefined || !file.endsWith(`${moduleOf(app).replaceAll('.', '/')}.py`)) return false
  const text = await readText(join(root, file), 512 * 1024)
  if (text === null) return false
  const code = blankStrings(text)
  return !new RegExp(`\\b${name}\\b`).test(code) && !/import\s+\*|__getattr__|globals\(\)|setattr\(/.test(code)
}
