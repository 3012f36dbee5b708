import { namesKnown } from '../../../src/checks/config/names-known.ts'
import type { UnreadName } from '../../../src/facts/configuration.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, configurationFact, djangoFact, healthy } from '../../support/facts.ts'

const known = ['broker_url', 'task_time_limit', 'worker_max_tasks_per_child', 'timezone', 'task_acks_late']
const unread = (name: string, over: Partial<UnreadName> = {}): UnreadName => ({
  name,
  key: name.toLowerCase().replace(/^celery_/, ''),
  use: null,
  sure: false,
  where: 'shop.py:5',
  ...over,
})
const sets = (...names: readonly UnreadName[]) =>
  healthy({ app: appFact({ configuration: configurationFact({ names: { known, unread: names, mixed: [] } }) }) })
const settings = (...lines: readonly string[]) => ({ settings: lines })

checkTable(namesKnown, [
  ['only names that Celery knows', sets(), { status: 'pass', evidence: { 'settings known': 5 } }],
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
  ["a name that may be somebody else's", sets(unread('task_folder')), { status: 'pass' }],
  ['a short name that resembles one', sets(unread('time_zne')), { status: 'pass' }],
  ['several', sets(unread('task_acks_lat'), unread('brokr_url')), { status: 'fail' }],
  [
    'the namespace is told',
    healthy({
      app: appFact({
        django: djangoFact(),
        configuration: configurationFact({ names: { known, unread: [unread('CELERY_TASK_ACKS_LAT')], mixed: [] } }),
      }),
    }),
    { status: 'fail', evidence: { namespace: 'CELERY', celery: '5.7.0' } },
  ],
  ['names were not read', healthy({ app: appFact({ configuration: null }) }), { status: 'skip' }],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])
