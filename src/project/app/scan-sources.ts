import { join } from 'node:path'
import type { AppCandidate } from '../../facts/app.ts'
import { isLargerThan } from '../../platform/read-file.ts'
import { nextTurn } from '../next-turn.ts'
import { readText } from '../read-text.ts'
import { textBudget } from '../text-budget.ts'
import { isProductionCode } from '../production-code.ts'
import { byItsImports } from './import-evidence.ts'
import { modulePath, rootOf, type ModulePath } from './module-path.ts'
import { appAssignments, appMakers, binds, blankStrings } from './python-source.ts'
import { appsInComments, callsFactory, importedApps, isWorkerModule } from './source-hints.ts'

const MAX_BYTES = 512 * 1024
const BATCH_SIZE = 32

/** Each is looked for in every file. */
const MAX_MAKERS = 200

/** Common names of apps and their modules, best first. */
const MODULES = ['celery', 'celery_app', 'celeryapp', 'make_celery', 'worker', 'tasks', 'app', 'main']
const ATTRIBUTES = ['app', 'celery', 'celery_app']

interface Source {
  readonly file: string
  readonly code: string
  /** Apps that its docstrings and comments name. */
  readonly mentioned: readonly string[]
}

export interface ScannedSources {
  readonly candidates: readonly AppCandidate[]
  /** False: a file that may make an app is too large, or there is more code than is read. */
  readonly complete: boolean
}

interface Found {
  readonly file: string
  readonly path: ModulePath
  readonly name: string
  readonly line: number
  readonly code: string
}

/**
 * Apps that the project's Python files define, best first: outside tests and examples, importable from the
 * root, shallow, with a common name. Nothing is imported.
 */
export async function scanSources(
  root: string,
  python: readonly string[],
  files: readonly string[],
  roots: readonly string[],
): Promise<ScannedSources> {
  const { sources, complete } = await readSources(root, python)
  // A factory is usually called in a module other than the one that defines it.
  const names = new Set(['Celery'])
  for (const { code } of sources) {
    for (const name of appMakers(code)) if (names.size < MAX_MAKERS) names.add(name)
    await nextTurn()
  }
  const makers = [...names]
  const present = new Set(files)
  const made: Found[] = []
  for (const { file, code } of sources) {
    const supposed = modulePath(file, roots)
    if (!supposed) continue
    const path = byItsImports(file, code, supposed, present)
    made.push(...appAssignments(code, makers).map(({ name, line }) => ({ file, path, name, line, code })))
    await nextTurn()
  }
  const found = [...made, ...importedBy(sources, made, roots, present)]
    .map((one) => ({ ...one, rank: rank(one) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ file, path, name, line, code }): AppCandidate => {
      const from = path.importRoot !== '.' && { importRoot: path.importRoot }
      return { app: appValue(path, name, code), source: 'source', where: `${file}:${line}`, ...from }
    })
  return { candidates: [...mentionedApps(sources, found, present, roots), ...found], complete }
}

/** The worker modules that import one of these apps. */
function importedBy(
  sources: readonly Source[],
  made: readonly Found[],
  roots: readonly string[],
  present: ReadonlySet<string>,
): Found[] {
  return sources
    .filter(({ file, code }) => isWorkerModule(file) || callsFactory(code))
    .filter(({ file }) => !made.some((one) => one.file === file))
    .flatMap(({ file, code }) => {
      const supposed = modulePath(file, roots)
      if (!supposed) return []
      const path = byItsImports(file, code, supposed, present)
      return made
        .flatMap((one) => importedApps(code, one.path.module, one.name))
        .map(({ name, line }) => ({ file, path, name, line, code }))
    })
}

/** Apps that docstrings and comments name, if the project has them. */
function mentionedApps(
  sources: readonly Source[],
  found: readonly AppCandidate[],
  files: ReadonlySet<string>,
  roots: readonly string[],
): AppCandidate[] {
  return sources.flatMap(({ file, mentioned: apps }) =>
    !isProductionCode(file) || found.length === 0
      ? []
      : apps.flatMap((app): AppCandidate[] => {
          const importRoot = rootOf(app, files, roots)
          if (importRoot === null) return []
          return [{ app, source: 'source', where: file, ...(importRoot !== '.' && { importRoot }) }]
        }),
  )
}

/** Only files that mention Celery are kept, and those that call a factory of applications. */
async function readSources(root: string, files: readonly string[]) {
  const sources: Source[] = []
  const budget = textBudget()
  let complete = true
  for (let i = 0; i < files.length; i += BATCH_SIZE) {
    const batch = files.slice(i, i + BATCH_SIZE)
    const texts = await Promise.all(batch.map((file) => readText(join(root, file), MAX_BYTES)))
    for (const [index, file] of batch.entries()) {
      const text = texts[index]
      if (text == null) {
        complete &&= !(isProductionCode(file) && (await isLargerThan(join(root, file), MAX_BYTES)))
        continue
      }
      if (!budget.read(text)) return { sources, complete: false }
      if (!/celery/i.test(text) && !callsFactory(text)) continue
      if (!budget.parse(text, file)) complete = false
      else {
        sources.push({ file, code: blankStrings(text), mentioned: appsInComments(text) })
        await nextTurn()
      }
    }
  }
  return { sources, complete }
}

/**
 * The shortest value with which `celery -A` finds this object: it tries the attributes `app` and `celery` of a
 * module, then the module `celery` of a package.
 */
export function appValue({ module, isPackage }: ModulePath, name: string, code: string): string {
  if (!isPackage && module.endsWith('.celery') && (name === 'app' || name === 'celery' || !binds(code, 'app'))) {
    return module.slice(0, -'.celery'.length)
  }
  if (name === 'app' || (name === 'celery' && !binds(code, 'app'))) return module
  return `${module}:${name}`
}

function rank({ file, path: { importRoot, module }, name, code }: Found): (number | string)[] {
  const place = (word: string, words: readonly string[]) => (words.includes(word) ? words.indexOf(word) : words.length)
  return [
    // `celery.py` in the root shadows Celery itself and cannot be used.
    module === 'celery' ? 1 : 0,
    isProductionCode(file) ? 0 : 1,
    isWorkerModule(file) || callsFactory(code) ? 0 : 1,
    importRoot === '.' || importRoot === 'src' ? 0 : 1,
    file.split('/').length,
    place(module.split('.').at(-1)!, MODULES),
    place(name, ATTRIBUTES),
    file,
    name,
  ]
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const index = a.findIndex((value, i) => value !== b[i])
  return index < 0 ? 0 : a[index]! < b[index]! ? -1 : 1
}
