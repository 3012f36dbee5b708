import { posix } from 'node:path'
import type { AppCandidate, AppSearchFact } from '../../facts/app.ts'
import type { LaunchCommand, ProjectFact } from '../../facts/project.ts'
import type { ProjectFiles } from '../walk.ts'
import { namesCeleryItself } from '../../celery-command/names-celery-itself.ts'
import { commandRoot } from './command-root.ts'
import { djangoEntry } from './django-entry.ts'
import { appOfDjango } from './from-django.ts'
import { appOption } from './app-option.ts'
import { appsOfCommands } from './from-commands.ts'
import { mentionsCelery } from './mentions-celery.ts'
import { scanSources } from './scan-sources.ts'
import { seesEnvironment } from './sees-environment.ts'
import { isWorkerModule } from './source-hints.ts'
import { isProductionCode } from '../production-code.ts'

const MAX_SOURCES = 2_000

export interface AppSearch {
  readonly root: string
  /** The value of -A. */
  readonly flag: string | null
  readonly env: Readonly<Record<string, string | undefined>>
  /** From poolwise's settings file. */
  readonly setting: string | null
  readonly commands: readonly LaunchCommand[]
  readonly project: Pick<ProjectFact, 'managePy' | 'djangoSettings'>
  readonly list: ProjectFiles
}

/**
 * Which app `celery -A` would be given. An explicit value is used, right or wrong. Next are the project's worker
 * commands and Django's usual module, then the apps defined in the source; apps without a file come last.
 */
export async function findApp(search: AppSearch): Promise<AppSearchFact> {
  const { root, flag, env, setting, commands, project, list } = search
  const files = new Set(list.files)
  const folder = project.managePy ? posix.dirname(project.managePy) : '.'
  const roots = [...new Set(['.', 'src', folder])]
  const looked: string[] = []

  const explicit: AppCandidate[] = []
  const consider = (app: string | null | undefined, source: AppCandidate['source'], where: string) => {
    looked.push(where)
    if (app) explicit.push({ app, source, where })
  }
  consider(flag, 'flag', '-A')
  // Since 5.0 `celery` itself reads it when -A is not given.
  consider(env['CELERY_APP'], 'variable', 'CELERY_APP')
  consider(setting, 'settings', "app in poolwise's settings")

  looked.push(`worker commands in the project's files (${commands.length})`)
  const known = { files, roots, djangoFolder: project.managePy && folder }
  const named = appsOfCommands(commands).map(({ candidate, commands: naming }) => {
    const { present, importRoot, runsThere } = commandRoot(candidate.app, naming, known)
    const prose = naming.every((command) => command.prose)
    const itself = naming.every((command) => namesCeleryItself(command))
    return {
      present: present && !itself,
      prose,
      candidate:
        importRoot === null ? candidate : { ...candidate, importRoot, ...(runsThere && { folder: importRoot }) },
    }
  })
  if (project.managePy) looked.push(`${project.managePy} and the package of its settings`)
  const believed = await Promise.all(
    named.map(async (one) => one.present && (!one.prose || (await mentionsCelery(root, one.candidate.app, files)))),
  )
  const ofDjango = appOfDjango(project, files)
  const entry = ofDjango[0] === undefined ? null : await djangoEntry(root, ofDjango[0], files)
  const likely = [
    ...named.filter((_, index) => believed[index]).map(({ candidate }) => candidate),
    ...(entry === null ? [] : [entry]),
    ...ofDjango,
  ]

  const python = list.files.filter((file) => file.endsWith('.py'))
  const { candidates: scanned, complete: allScanned } = await scanSources(
    root,
    python.slice(0, MAX_SOURCES),
    list.files,
    roots,
  )
  const isNeeded = explicit.length === 0 && likely.length === 0
  const complete = !isNeeded || (list.complete && python.length <= MAX_SOURCES && allScanned)
  if (isNeeded) {
    looked.push(
      `Celery apps in ${python.length} Python files${complete ? '' : ' (the project is larger than what is read)'}`,
    )
  }
  const doubtful = named.filter((_, index) => !believed[index]).map(({ candidate }) => candidate)
  const unnamed = isNeeded && scanned.length === 0 ? defaultApp(commands, files) : []
  const candidates = distinct([...explicit, ...likely, ...(isNeeded ? scanned : []), ...unnamed, ...doubtful])
  const chosen = candidates[0] ?? null
  return {
    chosen,
    candidates,
    looked,
    complete,
    others: otherApps(chosen, scanned).map((one) => withEnvironment(root, one)),
  }
}

/** `celery worker` without -A starts Celery's default app, which reads celeryconfig.py in the folder where it starts. */
function defaultApp(commands: readonly LaunchCommand[], files: ReadonlySet<string>): AppCandidate[] {
  const file = ['celeryconfig.py', 'celeryconfig/__init__.py'].find((one) => files.has(one))
  const command = commands.find((one) => appOption(one) === null)
  if (file === undefined) return []
  return [
    {
      app: 'celery:current_app',
      source: 'source',
      where: command === undefined ? file : `${command.file}:${command.line}`,
    },
  ]
}

/** The project's other apps, if the source has the chosen one among them; a module that hands on an app is none. */
function otherApps(chosen: AppCandidate | null, scanned: readonly AppCandidate[]): AppCandidate[] {
  const own = scanned.filter(
    ({ where }) => isProductionCode(where.replace(/:\d+$/, '')) && !isWorkerModule(where.replace(/:\d+$/, '')),
  )
  const same = ({ app }: AppCandidate) => chosen !== null && (names(app, chosen.app) || names(chosen.app, app))
  return own.some(same) ? own.filter((one) => !same(one)) : []
}

const withEnvironment = (root: string, candidate: AppCandidate): AppCandidate =>
  candidate.importRoot === undefined || seesEnvironment(root, candidate.importRoot)
    ? candidate
    : { ...candidate, seesNoEnvironment: true }

/** Whether the shorter value leads to the longer one: of a package `-A` takes the attribute, else the module `celery`. */
const names = (short: string, long: string): boolean =>
  [short, `${short}:app`, `${short}.app`, `${short}:celery`, `${short}.celery`, `${short}.celery:app`].includes(long)

function distinct(candidates: readonly AppCandidate[]): AppCandidate[] {
  const first = new Map<string, AppCandidate>()
  for (const candidate of candidates) if (!first.has(candidate.app)) first.set(candidate.app, candidate)
  return [...first.values()]
}
