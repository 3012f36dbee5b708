import type { AppFact } from '../../facts/app.ts'
import type { BeatCommand, BeatSchedulerFact } from '../../facts/beat.ts'
import type { ProjectFact } from '../../facts/project.ts'
import type { PythonFact } from '../../facts/python.ts'
import { installPackage } from '../remedy/install-package.ts'
import { remedy } from '../remedy/commands.ts'
import { settingName } from '../remedy/setting-name.ts'
import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, type Location, type Remedy } from '../define-check.ts'
import { settingsAreRead } from './after.ts'

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
  title: 'The scheduler of beat can be imported',
  tier: 'local',
  severity: 'error',
  needs: ['app', 'beatSchedulers', 'project', 'python'],
  considers: ['beatCommands'],
  after: settingsAreRead,
  evaluate({ app, beatSchedulers, project, python, beatCommands = [] }) {
    const first = beatSchedulers.find(({ error }) => error !== null)
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
  if (known !== undefined && missingModule === top) return installPackage(project, python.executable, known)
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
