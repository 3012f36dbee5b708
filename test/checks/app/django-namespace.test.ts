import { djangoNamespace } from '../../../src/checks/app/django-namespace.ts'
import type { UnreadSetting } from '../../../src/facts/django-project.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, djangoFact, healthy } from '../../support/facts.ts'

const django = (unread: readonly UnreadSetting[], namespace: string | null = 'CELERY') =>
  healthy({
    app: appFact({ django: djangoFact({ namespace }) }),
    djangoProject: { unread, loadedBy: 'config/__init__.py:1', sharedTask: null, complete: true },
  })
const broker = { name: 'BROKER_URL', setting: 'broker_url', where: 'config/settings.py:4' }
const workers = { name: 'CELERYD_CONCURRENCY', setting: 'worker_concurrency', where: 'config/settings.py:3' }

checkTable(djangoNamespace, [
  ['not Django', healthy(), { status: 'skip' }],
  ['the app does not read it', without(django([]), 'djangoProject'), { status: 'skip' }],
  ['all of it read', django([]), { status: 'pass', evidence: { namespace: 'CELERY' } }],
  [
    'the broker, and what matters less',
    django([workers, broker]),
    {
      status: 'fail',
      severity: 'error',
      at: 'config/settings.py:4',
      evidence: {
        'not read': [
          'BROKER_URL (config/settings.py:4): CELERY_BROKER_URL',
          'CELERYD_CONCURRENCY (config/settings.py:3): CELERY_WORKER_CONCURRENCY',
        ],
      },
    },
  ],
  ['only what a worker can do without', django([workers]), { status: 'fail', severity: 'warn' }],
  [
    'queues: the worker receives from the default one',
    django([{ name: 'CELERY_QUEUES', setting: 'task_queues', where: 'config/settings.py:5' }]),
    { status: 'fail', severity: 'warn', at: 'config/settings.py:5' },
  ],
  [
    'no namespace given',
    django([{ ...broker, name: 'CELERY_BROKER_URL' }], null),
    { status: 'fail', severity: 'error', evidence: { namespace: null } },
  ],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])
