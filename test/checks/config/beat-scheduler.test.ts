import type { BeatCommand, BeatDatabaseFact, BeatPathFact, BeatSchedulerFact } from '../../../src/facts/beat.ts'
import { beatScheduler } from '../../../src/checks/config/beat-scheduler.ts'
import { checkTable } from '../../support/check-case.ts'
import { appFact, djangoFact, healthy } from '../../support/facts.ts'

const NAME = 'django_celery_beat.schedulers:DatabaseScheduler'
const project = (fact: Partial<BeatSchedulerFact>, from: 'setting' | 'command' | 'prose' = 'setting') => {
  const name = fact.name ?? NAME
  const command = { file: 'Procfile', line: 2, scheduler: name, prose: from === 'prose' }
  return healthy({
    app: appFact({ settings: from === 'setting' ? { beat_scheduler: name } : {} }),
    beatCommands: from === 'setting' ? [] : [command],
    beatSchedulers: [{ name, error: null, missingModule: null, missingApp: null, ...fact }],
  })
}
const missing = (module: string): Partial<BeatSchedulerFact> => ({
  error: `ModuleNotFoundError: No module named '${module}'`,
  missingModule: module,
})
const path = (fact: Partial<BeatPathFact>) => ({
  ...healthy({ app: appFact({ settings: { beat_schedule_filename: 'run/schedule' } }) }),
  beatPaths: [
    {
      what: 'schedule' as const,
      path: 'run/schedule',
      problem: 'no folder' as const,
      detail: 'run',
      command: { file: 'Procfile', line: 2, prose: false },
      ...fact,
    },
  ],
})

const command = (words: string, over: Partial<BeatCommand> = {}): BeatCommand => {
  const argv = words.split(' ')
  return { file: 'Procfile', line: 2, scheduler: null, prose: false, argv, open: false, ...over }
}
/** django_celery_beat is installed, and beat has no scheduler but Celery's. */
const inDatabase = (
  commands: readonly BeatCommand[],
  { usedAt = null, schedulerAt = null }: Partial<BeatDatabaseFact> = {},
  entries = 0,
  beatApp = true,
) =>
  healthy({
    app: appFact({ django: djangoFact({ beatApp }) }),
    beatCommands: commands,
    beatDatabase: { usedAt, schedulerAt },
    beatSchedule: {
      entries: Array.from({ length: entries }, () => ({ entry: 'a', task: 'shop.a', queue: 'celery', where: null })),
      ownPackages: ['shop'],
    },
  })
const BEAT = command('celery -A shop beat -l info')

checkTable(beatScheduler, [
  [
    'the schedule is in the database, and beat reads the settings',
    inDatabase([BEAT]),
    { status: 'fail', severity: 'warn', at: 'Procfile:2' },
  ],
  ['a worker with -B', inDatabase([command('celery -A shop worker -B')]), { status: 'fail', severity: 'warn' }],
  [
    'the models are used beside entries of the settings',
    inDatabase([BEAT], { usedAt: 'shop/views.py:3' }, 1),
    { status: 'fail', severity: 'warn', evidence: { 'models used': 'shop/views.py:3' } },
  ],
  ['the schedule is in the settings', inDatabase([BEAT], {}, 1), { status: 'pass' }],
  ['a sentence about beat', inDatabase([{ ...BEAT, inline: true }]), { status: 'pass' }],
  ['no beat is started', inDatabase([], { usedAt: 'shop/views.py:3' }), { status: 'pass' }],
  ['another command has it', inDatabase([BEAT, { ...BEAT, line: 3, scheduler: 'django' }]), { status: 'pass' }],
  ['options in a variable', inDatabase([{ ...BEAT, open: true }]), { status: 'pass' }],
  ['another file names a scheduler', inDatabase([BEAT], { schedulerAt: 'prod.py:3' }), { status: 'pass' }],
  ['its app is not installed', inDatabase([BEAT], { usedAt: 'shop/views.py:3' }, 0, false), { status: 'pass' }],

  ['it can be imported', project({}), { status: 'pass', evidence: { schedulers: [NAME] } }],
  [
    'its package is missing',
    project(missing('django_celery_beat')),
    {
      status: 'fail',
      severity: 'error',
      at: 'shop.py:5',
      commands: ['.venv/bin/python -m pip install django-celery-beat'],
    },
  ],
  [
    'hyphens',
    project({ name: 'django-celery-beat.schedulers:DatabaseScheduler', ...missing('django-celery-beat') }, 'command'),
    { status: 'fail', severity: 'error', at: 'Procfile:2' },
  ],
  [
    'not in INSTALLED_APPS',
    project({ error: 'RuntimeError: Model class …', missingApp: 'django_celery_beat' }),
    { status: 'fail', severity: 'error' },
  ],
  [
    'no such class',
    project(
      { name: 'celery.beat:PersistentSchedule', error: "AttributeError: module 'celery.beat' has no …" },
      'command',
    ),
    { status: 'fail', severity: 'error', evidence: { from: 'Procfile:2' } },
  ],
  ['only documentation names it', project(missing('redbeat'), 'prose'), { status: 'fail', severity: 'warn' }],
  ['the folder of the schedule is missing', path({}), { status: 'fail', severity: 'error', at: 'Procfile:2' }],
  ['of the setting', path({ command: null }), { status: 'fail', severity: 'error', at: 'shop.py:5' }],
  [
    'in a README',
    path({ command: { file: 'README.md', line: 3, prose: true } }),
    { status: 'fail', severity: 'warn', at: 'README.md:3' },
  ],
  [
    'a pid file of another program',
    path({ what: 'pid file', path: 'beat.pid', problem: 'held', detail: 'process 1, init' }),
    { status: 'fail', severity: 'error', at: 'Procfile:2' },
  ],
  [
    'a scheduler that is missing comes first',
    { ...project(missing('redbeat')), beatPaths: path({}).beatPaths },
    { status: 'fail', evidence: { error: "ModuleNotFoundError: No module named 'redbeat'" } },
  ],
])
