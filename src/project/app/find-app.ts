import { posix } from 'node:path'
import type { AppCandidate, AppSearchFact } from '../../facts/app.ts'
import type { LaunchCommand, ProjectFact } from '../../facts/project.ts'
import type { ProjectFiles } from '../walk.ts'
import { commandRoot } from './command-root.ts'
import { appOfDjango } from './from-django.ts'
import { appsOfCommands } from './from-commands.ts'
import { scanSources } from './scan-sources.ts'

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
    const { present, importRoot } = commandRoot(candidate.app, naming, known)
    return { present, candidate: importRoot === null ? candidate : { ...candidate, importRoot } }
  })
  if (project.managePy) looked.push(`${project.managePy} and the package of its settings`)
  const likely = [
    ...named.filter(({ present }) => present).map(({ candidate }) => candidate),
    ...appOfDjango(project, files),
  ]

  let scanned: AppCandidate[] = []
  let complete = true
  if (explicit.length === 0 && likely.length === 0) {
    const python = list.files.filter((file) => file.endsWith('.py'))
    complete = list.complete && python.length <= MAX_SOURCES
    looked.push(
      `Celery apps in ${python.length} Python files${complete ? '' : ' (the project is larger than what is read)'}`,
    )
    scanned = await scanSources(root, python.slice(0, MAX_SOURCES), list.files, roots)
  }
  const doubtful = named.filter(({ present }) => !present).map(({ candidate }) => candidate)
  const candidates = distinct([...explicit, ...likely, ...scanned, ...doubtful])
  return { chosen: candidates[0] ?? null, candidates, looked, complete }
}

function distinct(candidates: readonly AppCandidate[]): AppCandidate[] {
  const first = new Map<string, AppCandidate>()
  for (const candidate of candidates) if (!first.has(candidate.app)) first.set(candidate.app, candidate)
  return [...first.values()]
}
