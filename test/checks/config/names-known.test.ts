import { namesKnown } from '../../../src/checks/config/names-known.ts'
import type { UnreadName } from '../../../src/facts/setting-names.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, djangoFact, healthy, settingNamesFact } from '../../support/facts.ts'

const known = [
  'result_backend',
  'broker_url',
  'task_time_limit',
  'worker_max_tasks_per_child',
  'timezone',
  'task_acks_late',
]
const unread = (name: string, over: Partial<UnreadName> = {}): UnreadName => ({
  name,
  key: name.toLowerCase().replace(/^celery_/, ''),
  use: null,
  sure: false,
  where: 'shop.py:5',
  ...over,
})
const sets = (...names: readonly UnreadName[]) => healthy({ settingNames: settingNamesFact({ known, unread: names }) })
const old = {
  BROKER_URL: 'broker_url',
  CELERYBEAT_SCHEDULE: 'beat_schedule',
  CELERYD_CONCURRENCY: 'worker_concurrency',
  CELERY_ACKS_LATE: 'task_acks_late',
}
const withoutNamespace = (style: 'old' | 'new' | null, ...names: readonly UnreadName[]) =>
  healthy({ settingNames: settingNamesFact({ known, old, style, unread: names }) })
const settings = (...lines: readonly string[]) => ({ settings: lines })

checkTable(namesKnown, [
  ['only names that Celery knows', sets(), { status: 'pass', evidence: { 'settings known': 6 } }],
  [
    'a misspelt name',
    sets(unread('worker_max_task_per_child')),
    {
      status: 'fail',
      severity: 'warn',
      at: 'shop.py:5',
      evidence: settings('worker_max_task_per_child (shop.py:5): did you mean worker_max_tasks_per_child?'),
    },
  ],
  [
    "the suggestion has the project's form",
    sets(unread('CELERY_TASK_TIME_LIMT')),
    { status: 'fail', evidence: settings('CELERY_TASK_TIME_LIMT (shop.py:5): did you mean CELERY_TASK_TIME_LIMIT?') },
  ],
  [
    'a name that is read in another form',
    sets(unread('CELERY_BROKER_URL', { use: 'broker_url' })),
    { status: 'fail', evidence: settings('CELERY_BROKER_URL (shop.py:5): did you mean broker_url?') },
  ],
  [
    'plainly meant for Celery, and like nothing that it knows',
    sets(unread('task_default_timeout', { sure: true, where: null })),
    { status: 'fail', at: null, evidence: settings('task_default_timeout') },
  ],
  [
    'old names',
    withoutNamespace('old', unread('CELERYD_CONCURENCY'), unread('CELERYBEAT_SCCHEDULE'), unread('BROKR_URL')),
    {
      status: 'fail',
      severity: 'warn',
      evidence: settings(
        'CELERYD_CONCURENCY (shop.py:5): did you mean CELERYD_CONCURRENCY?',
        'CELERYBEAT_SCCHEDULE (shop.py:5): did you mean CELERYBEAT_SCHEDULE?',
        'BROKR_URL (shop.py:5): did you mean BROKER_URL?',
      ),
    },
  ],
  [
    'nothing but a misspelt old name',
    withoutNamespace(null, unread('CELERYD_CONCURENCY')),
    { status: 'fail', evidence: settings('CELERYD_CONCURENCY (shop.py:5): did you mean CELERYD_CONCURRENCY?') },
  ],
  [
    'a misspelt old name among new ones: Celery refuses to mix them',
    withoutNamespace('new', unread('CELERYD_CONCURENCY')),
    { status: 'fail', evidence: settings('CELERYD_CONCURENCY (shop.py:5): did you mean worker_concurrency?') },
  ],
  [
    'a new name in the form of an old one: not read without a namespace',
    withoutNamespace('old', unread('CELERY_TASK_ACKS_LATES')),
    { status: 'fail', evidence: settings('CELERY_TASK_ACKS_LATES (shop.py:5): did you mean CELERY_ACKS_LATE?') },
  ],
  ['a name unlike any old one', withoutNamespace('old', unread('CELERYD_USER')), { status: 'pass' }],
  ['a name that may belong to another library', sets(unread('task_folder')), { status: 'pass' }],
  ['a loose likeness among the settings of others', sets(unread('CELERY_RESULTS')), { status: 'pass' }],
  [
    'a loose likeness among Celery’s own',
    sets(unread('CELERY_RESULTS', { meant: true })),
    {
      status: 'fail',
      severity: 'warn',
      evidence: settings('CELERY_RESULTS (shop.py:5): did you mean CELERY_RESULT_BACKEND?'),
    },
  ],
  ['nothing like any', sets(unread('CELERY_TASK_FOLDER', { meant: true })), { status: 'pass' }],
  ['a short name that resembles one', sets(unread('time_zne')), { status: 'pass' }],
  ['several', sets(unread('task_acks_lat'), unread('brokr_url')), { status: 'fail' }],
  [
    'the namespace is in the evidence',
    healthy({
      app: appFact({ django: djangoFact() }),
      settingNames: settingNamesFact({ known, unread: [unread('CELERY_TASK_ACKS_LAT')] }),
    }),
    { status: 'fail', evidence: { namespace: 'CELERY', celery: '5.7.0' } },
  ],
  [
    'not every file was read that may read it',
    healthy({ settingNames: settingNamesFact({ known, unread: [unread('task_acks_lat')], complete: false }) }),
    { status: 'unknown' },
  ],
  [
    'not every file was read, and nothing is in question',
    healthy({ settingNames: settingNamesFact({ known, complete: false }) }),
    { status: 'pass' },
  ],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])
