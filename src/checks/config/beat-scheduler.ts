import type { AppFact } from '../../facts/app.ts'
import type { BeatCommand, BeatPathFact, BeatSchedulerFact } from '../../facts/beat.ts'
import type { ProjectFact } from '../../facts/project.ts'
import type { PythonFact } from '../../facts/python.ts'
import { installPackage } from '../remedy/install-package.ts'
import { remedy } from '../remedy/commands.ts'
import { settingName } from '../remedy/setting-name.ts'
import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, type CheckResult, type Location, type Remedy } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { databaseUnused } from './database-unused.ts'

/** The distributions of well-known schedulers. */
const PACKAGES: Readonly<Record<string, string>> = {
  django_celery_beat: 'django-celery-beat',
  redbeat: 'celery-redbeat',
  celery_sqlalchemy_scheduler: 'celery-sqlalchemy-scheduler',
  sqlalchemy_celery_beat: 'sqlalchemy-celery-beat',
  celerybeatmongo: 'celerybeat-mongo',
}

/** beat ends when it cannot import its scheduler, and no task is sent on schedule. */
export const beatScheduler = defineCheck({
  id: 'config.beat-scheduler',
  title: 'The scheduler of beat can be imported and can write its files',
  tier: 'local',
  severity: 'error',
  needs: ['app', 'beatSchedulers', 'project', 'python'],
  considers: ['beatCommands', 'beatPaths', 'beatDatabase', 'beatSchedule'],
  after: settingsAreRead,
  evaluate(facts) {
    const { app, beatSchedulers, project, python, beatCommands = [], beatPaths = [] } = facts
    const first = beatSchedulers.find(({ error }) => error !== null)
    const path = beatPaths.find(({ command }) => command?.prose !== true) ?? beatPaths[0]
    if (first === undefined && path !== undefined) return badPath(path, app)
    const unused = first === undefined ? databaseUnused(facts) : null
    if (unused !== null) return unused
    if (first === undefined) return pass({ schedulers: beatSchedulers.map(({ name }) => name) })
    const place = placeOf(first, app, beatCommands)
    return fail({
      message: messageOf(first),
      evidence: { scheduler: first.name, error: first.error, from: place.from },
      remedy: cure(first, project, python, place.name),
      location: place.location,
      ...(place.prose && { severity: 'warn' as const }),
    })
  },
})

function badPath({ what, path, problem, detail, command }: BeatPathFact, app: AppFact): CheckResult {
  const setting = app.settings['beat_schedule_filename']
  const from = command === null ? (setting?.where ?? null) : `${command.file}:${command.line}`
  const name = what === 'pid file' ? '--pidfile' : command ? '--schedule' : settingName(app, 'beat_schedule_filename')
  const says = {
    'no folder': `its folder ${detail} does not exist`,
    'not writable': `this user may not write to ${detail}`,
    held: `it names ${detail}, which is not beat: the file is left over, and Celery takes it for a beat that runs`,
  }[problem]
  return fail({
    message: `beat cannot write its ${what} ${path}: ${says}. It exits when it starts.`,
    evidence: { [what]: path, from },
    remedy: PATH_CURES[problem](name, detail, path),
    location: command ? { file: command.file, line: command.line } : locationAt(from),
    ...(command?.prose && { severity: 'warn' as const }),
  })
}

const PATH_CURES: Readonly<Record<BeatPathFact['problem'], (name: string, detail: string, path: string) => Remedy>> = {
  'no folder': (name, folder) =>
    remedy(`Create ${folder} before beat starts, or give ${name} a path in a folder that exists.`),
  'not writable': (name) => remedy(`Give ${name} a path that the user who starts beat can write to.`),
  held: (_, __, path) => remedy(`Delete ${path}. In a container, do not keep it in a volume: leave out --pidfile.`),
}

function messageOf({ name, error, missingApp }: BeatSchedulerFact): string {
  if (missingApp !== null)
    return `beat cannot use ${name}: ${missingApp} is not in INSTALLED_APPS. It exits when it starts.`
  return `beat cannot import its scheduler ${name} and exits when it starts: ${error ?? ''}`
}

function cure(
  { name, missingModule, missingApp }: BeatSchedulerFact,
  project: ProjectFact,
  python: PythonFact,
  where: string,
): Remedy {
  if (missingApp !== null)
    return remedy(`Add "${missingApp}" to INSTALLED_APPS, and create its tables: python manage.py migrate.`)
  const top = (missingModule ?? '').split('.')[0]!
  if (top.includes('-'))
    return remedy(`A module has underscores where its package has hyphens: ${where} ${name.replaceAll('-', '_')}.`)
  const known = PACKAGES[top]
  if (known !== undefined && missingModule === top) return installPackage(project, python, known)
  return remedy(
    `Correct ${where}: module:class, for example django_celery_beat.schedulers:DatabaseScheduler (django for short) or celery.beat:PersistentScheduler.`,
  )
}

interface Place {
  /** What to write it in: the setting's name, or the option. */
  readonly name: string
  readonly from: string | null
  readonly location: Location | null
  readonly prose: boolean
}

function placeOf({ name }: BeatSchedulerFact, app: AppFact, commands: readonly BeatCommand[]): Place {
  const setting = app.settings['beat_scheduler']
  if (setting?.value === name && setting.origin !== 'default') {
    const from = setting.where
    return { name: `${settingName(app, 'beat_scheduler')} =`, from, location: locationAt(from), prose: false }
  }
  const using = commands.filter(({ scheduler }) => scheduler === name)
  const [command] = using
  if (command === undefined) return { name: 'beat_scheduler =', from: null, location: null, prose: false }
  const { file, line } = command
  return {
    name: '--scheduler',
    from: `${file}:${line}`,
    location: { file, line },
    prose: using.every(({ prose }) => prose),
  }
}
