import { djangoSettings } from '../../../src/checks/app/django-settings.ts'
import type { DjangoFact, ImportFailure } from '../../../src/facts/app.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, djangoFact, healthy, projectFact, pythonError } from '../../support/facts.ts'

const project = projectFact({ managePy: 'manage.py', djangoSettings: 'config.settings' })
const app = (over: Partial<DjangoFact> = {}) =>
  healthy({ project, app: appFact({ file: 'config/celery.py', django: djangoFact(over) }) })
const raised = (failure: ImportFailure) =>
  without(
    healthy({
      project,
      appImport: {
        status: 'raised',
        failure,
        error: pythonError('ModuleNotFoundError', "No module named 'config.prod'", 'config/celery.py', 9),
        durationMs: 40,
      },
    }),
    'app',
  )

checkTable(djangoSettings, [
  [
    'known before the app is made',
    app(),
    { status: 'pass', evidence: { DJANGO_SETTINGS_MODULE: 'config.settings', namespace: 'CELERY' } },
  ],
  [
    'set after Celery() was called',
    app({ fixupInstalled: false, settingsSetTooLate: true }),
    { status: 'fail', severity: 'error', at: 'config/celery.py' },
  ],
  [
    'too late, and the app reads no Django settings',
    app({ fixupInstalled: false, settingsSetTooLate: true, configFromSettings: false }),
    { status: 'pass' },
  ],
  [
    'settings.configure() instead of a module',
    app({ fixupInstalled: false, settingsModule: null }),
    { status: 'pass' },
  ],
  [
    'the module is missing',
    raised('django-settings-missing'),
    {
      status: 'fail',
      severity: 'error',
      evidence: { 'manage.py uses': 'config.settings', at: 'config/celery.py:9' },
      at: 'config/celery.py:9',
    },
  ],
  [
    'used before they are set',
    raised('django-not-configured'),
    { status: 'fail', severity: 'error', at: 'config/celery.py:9' },
  ],
  ['another failure is for app.imports', raised('missing-module'), { status: 'skip' }],
  ['no Django project', healthy(), { status: 'skip' }],
  ['a Django project whose app uses none of it', healthy({ project }), { status: 'skip' }],
  ['not imported', without(app(), 'appImport'), { status: 'skip' }],
])
