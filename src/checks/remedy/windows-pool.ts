import type { AppFact } from '../../facts/app.ts'
import type { LaunchCommand, ProjectFact } from '../../facts/project.ts'
import type { WorkerFact } from '../../facts/worker.ts'
import { optionValue } from '../../celery-command/option-value.ts'
import { commandWithPool } from '../../worker/command-with-pool.ts'
import type { EditFix, Fix, SettingFix } from './fix.ts'

const COMMENT = "Celery's default pool, prefork, doesn't run tasks on Windows."

interface Facts {
  readonly app: AppFact
  readonly worker: WorkerFact
  readonly project: ProjectFact
  readonly launchCommands: readonly LaunchCommand[]
}

/**
 * Fixes that make this project use a pool that works on Windows, on Windows only: a setting under a guard, which wins over
 * `--pool=prefork` and over Celery's default, and the commands in files that only Windows runs.
 */
export function windowsPoolFixes({ app, worker, project, launchCommands }: Facts): Fix[] {
  const commands = launchCommands.filter(isOfWindowsOnly).map(withSolo)
  // `--pool=processes` is prefork as well, and wins over the setting.
  const overridden = worker.configured.pool !== null && worker.configured.pool.value !== 'prefork'
  const setting = overridden ? null : soloSetting(app, project)
  return [...(setting ? [setting] : []), ...commands]
}

function soloSetting(app: AppFact, project: ProjectFact): SettingFix | null {
  const shared = { kind: 'setting', value: 'solo', sysPlatform: 'win32', comment: COMMENT } as const
  const { django } = app
  const current = fileOf(app.settings['worker_pool']?.where)
  const inSettings = django?.configFromSettings === true && django.namespace !== null && current !== app.file
  if (!inSettings) {
    if (app.file === null) return null
    const attribute = app.app.split(':')[1] ?? null
    const title = `choose the solo pool on Windows, in ${app.file}`
    return { ...shared, title, files: appFiles(app, app.file), place: { of: 'app', attribute }, name: 'worker_pool' }
  }
  const prefix = `${django.namespace.toUpperCase()}_`
  const files = settingsFiles(app, project, current)
  const name = `${prefix}WORKER_POOL`
  const title = "choose the solo pool on Windows, in Django's settings"
  return files.length > 0 ? { ...shared, title, files, place: { of: 'module', prefix }, name } : null
}

/** Where the app is created: -A may name a package that only re-exports it. */
const appFiles = (app: AppFact, file: string): string[] => [
  file,
  ...(file.endsWith('/__init__.py') ? [file.replace(/__init__\.py$/, 'celery.py')] : []),
  ...new Set(Object.values(app.settings).flatMap(({ where }) => fileOf(where) ?? [])),
]

/** The file with Celery's other settings, so that every settings module based on it has this one; else the one in use. */
function settingsFiles(app: AppFact, { managePy, djangoSettings }: ProjectFact, current: string | null): string[] {
  const configured = Object.values(app.settings).flatMap(({ origin, where }) =>
    origin === 'configured' ? (fileOf(where) ?? []) : [],
  )
  const others = configured.filter((file) => file !== app.file)
  const common = others.sort((a, b) => tally(others, b) - tally(others, a))[0]
  const module = (app.django?.settingsModule ?? djangoSettings)?.replaceAll('.', '/')
  const folder = managePy?.includes('/') ? managePy.slice(0, managePy.lastIndexOf('/') + 1) : ''
  return [
    ...(current === null ? [] : [current]),
    ...(common === undefined ? [] : [common]),
    ...(module === undefined ? [] : [`${folder}${module}.py`, `${folder}${module}/__init__.py`]),
  ]
}

const tally = (all: readonly string[], one: string): number => all.filter((entry) => entry === one).length

/** The file of `config/settings.py:12`, where it is the project's own. */
const fileOf = (where: string | null | undefined): string | null =>
  where ? (/^([^:]+\.py):\d+$/.exec(where)?.[1] ?? null) : null

/** A command in a file for Windows alone, with a pool that doesn't work there. poolwise's own command selects one itself. */
const isOfWindowsOnly = ({ platforms, argv }: LaunchCommand): boolean =>
  platforms.length === 1 &&
  platforms[0] === 'windows' &&
  argv[0] === 'celery' &&
  ['prefork', 'processes', null].includes(optionValue(argv, '--pool'))

function withSolo({ file, line, argv }: LaunchCommand): EditFix {
  const after = commandWithPool(argv, 'solo', 'windows').argv.join(' ')
  const title = `start the worker with the solo pool, in ${file}`
  return { kind: 'edit', title, file, line, before: argv.join(' '), after }
}
