import { loadedByProject } from '../../../src/checks/app/loaded-by-project.ts'
import type { DjangoProjectFact } from '../../../src/facts/django-project.ts'
import type { SharedTasksFact } from '../../../src/facts/shared-tasks.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, djangoFact, healthy, projectFact } from '../../support/facts.ts'

const project = projectFact({ managePy: 'manage.py' })
const django = (over: Partial<DjangoProjectFact> = {}) =>
  healthy({
    project,
    app: appFact({ module: 'config.celery', django: djangoFact() }),
    djangoProject: { unread: [], loadedBy: null, sharedTask: 'shop/tasks.py:5', complete: true, ...over },
  })

const shared = (over: Partial<SharedTasksFact>) => healthy({ sharedTasks: { withoutApp: [], otherApp: null, ...over } })

checkTable(loadedByProject, [
  ['not Django, and loaded', healthy(), { status: 'pass' }],
  ['not Django, an older report', without(healthy(), 'sharedTasks'), { status: 'skip' }],
  [
    'a web application that loads no app',
    shared({ withoutApp: [{ entry: 'web.py', sent: 'shop/views.py:7', task: 'pay' }] }),
    { status: 'fail', severity: 'warn', at: 'shop/views.py:7', evidence: { 'without the app': ['web.py'] } },
  ],
  [
    'another app was made last',
    shared({ otherApp: { name: 'mail', file: 'apps.py', sent: 'shop/views.py:7', task: 'pay' } }),
    { status: 'fail', severity: 'warn', at: 'shop/views.py:7', evidence: { 'app made last': 'mail (apps.py)' } },
  ],
  ['the app reads nothing of Django', without(healthy({ project }), 'djangoProject'), { status: 'skip' }],
  ['no manage.py: nothing but workers', { ...django(), project: projectFact() }, { status: 'pass' }],
  ['loaded', django({ loadedBy: 'config/__init__.py:1' }), { status: 'pass' }],
  ['no task needs it', django({ sharedTask: null }), { status: 'pass' }],
  ['not every file was read', django({ complete: false }), { status: 'unknown' }],
  [
    'not every file was read, and one loads it',
    django({ complete: false, loadedBy: 'config/__init__.py:1' }),
    { status: 'pass' },
  ],
  ['not loaded', django(), { status: 'fail', severity: 'warn', at: 'shop/tasks.py:5' }],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])
