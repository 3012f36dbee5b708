import type { AppFact } from '../../facts/app.ts'
import type { BeatCommand, BeatDatabaseFact } from '../../facts/beat.ts'
import type { BeatScheduleFact } from '../../facts/beat-schedule.ts'
import { fail, type CheckResult } from '../define-check.ts'
import { settingName } from '../remedy/setting-name.ts'

const SCHEDULER = 'django_celery_beat.schedulers:DatabaseScheduler'

interface Known {
  readonly app: AppFact
  readonly beatCommands?: readonly BeatCommand[] | undefined
  readonly beatDatabase?: BeatDatabaseFact | undefined
  readonly beatSchedule?: BeatScheduleFact | undefined
}

/**
 * beat reads the settings, although the project keeps its schedule in the database (django_celery_beat). Null: it reads the
 * database, or the schedule in the settings may be the one that is meant.
 */
export function databaseUnused({ app, beatCommands = [], beatDatabase, beatSchedule }: Known): CheckResult | null {
  const setting = app.settings['beat_scheduler']
  if (app.django?.beatApp !== true || (setting !== undefined && setting.origin !== 'default')) return null
  if (beatDatabase === undefined || beatDatabase.schedulerAt !== null) return null
  const started = beatCommands.filter(({ inline }) => inline !== true)
  const first = started.find(({ prose }) => !prose) ?? started[0]
  if (first === undefined || beatCommands.some(({ scheduler, open }) => scheduler !== null || open)) return null
  const entries = beatSchedule?.entries.length ?? 0
  if (beatDatabase.usedAt === null && entries > 0) return null
  const { file, line, argv = [] } = first
  const option = argv.includes('beat') ? '-S django' : '--scheduler django'
  return fail({
    message: `${file}:${line}: beat is started with Celery's own scheduler, which reads the settings: the periodic tasks in the database (django_celery_beat) are never sent.`,
    evidence: {
      command: argv.join(' '),
      scheduler: typeof setting?.value === 'string' ? setting.value : 'celery.beat:PersistentScheduler',
      'models used': beatDatabase.usedAt,
      'entries in the settings': entries,
    },
    remedy: `Set ${settingName(app, 'beat_scheduler')} = "${SCHEDULER}", or start beat with ${option}.`,
    location: { file, line },
    severity: 'warn',
  })
}
