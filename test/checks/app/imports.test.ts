import { imports } from '../../../src/checks/app/imports.ts'
import type { ImportFailure, ImportHint } from '../../../src/facts/app.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy, loaded, packagesFact, projectFact, pythonError } from '../../support/facts.ts'

const error = pythonError('ModuleNotFoundError', "No module named 'pandas'")
const raised = (failure: ImportFailure) => healthy({ appImport: { status: 'raised', failure, error, durationMs: 40 } })
const hinted = (hint: ImportHint) =>
  healthy({
    appImport: { status: 'raised', failure: 'exception', error, durationMs: 40, during: 'settings', hint },
  })
const at = 'shop/tasks.py:4'
const elsewhere = pythonError('ImproperlyConfigured', 'Cannot mix', 'celery/app/utils.py', 286)
const inCelery = { ...elsewhere, at: { ...elsewhere.at!, own: false } }

checkTable(imports, [
  ['loaded', healthy(), { status: 'pass', evidence: { app: 'shop', 'took ms': 120 } }],
  ['loaded, the app itself not described', without(healthy(), 'app'), { status: 'pass' }],
  [
    'a module is missing',
    raised('missing-module'),
    {
      status: 'fail',
      severity: 'error',
      evidence: { class: 'missing-module', at: `${at} in <module>`, line: 'import pandas' },
      at,
    },
  ],
  ['a circle', raised('circular-import'), { status: 'fail', evidence: { class: 'circular-import' }, at }],
  ['a syntax error', raised('syntax-error'), { status: 'fail', evidence: { class: 'syntax-error' }, at }],
  [
    'models too early',
    raised('django-apps-not-ready'),
    { status: 'fail', evidence: { class: 'django-apps-not-ready' }, at },
  ],
  [
    'what explain has a name for',
    {
      ...raised('exception'),
      knownFailure: { label: 'redis-library-missing', cause: 'None is here.', action: 'Install.' },
    },
    { status: 'fail', evidence: { class: 'exception', 'known as': 'redis-library-missing' }, at },
  ],
  [
    'its settings miss several variables',
    hinted({
      kind: 'variable',
      name: 'A_0',
      names: Array.from({ length: 10 }, (_, n) => `A_${n}`),
      file: null,
      line: null,
      example: null,
    }),
    { status: 'fail', at, evidence: { missing: ['A_0, A_1, A_2, A_3, A_4, A_5, A_6, A_7 and 2 more'] } },
  ],
  [
    'several variables, of which an example has one',
    hinted({ kind: 'variable', name: 'A', names: ['A', 'B'], file: null, line: null, example: '.env.example' }),
    { status: 'fail', at, commands: ['cp .env.example .env'] },
  ],
  [
    'its settings miss a variable that .env holds',
    hinted({ kind: 'variable', name: 'BROKER_URL', file: '.env', line: 3, example: null }),
    {
      status: 'fail',
      at,
      commands: ['sh -c set -a; . ./.env; exec celery -A shop worker'],
    },
  ],
  [
    'its settings miss a variable that .env holds, which a shell reads otherwise',
    hinted({ kind: 'variable', name: 'BROKER_URL', file: '.env', line: 3, shell: false, example: null }),
    {
      status: 'fail',
      at,
      commands: ['.venv/bin/python -m pip install python-dotenv', 'dotenv -f .env run -- celery -A shop worker'],
    },
  ],
  [
    'python-dotenv is installed',
    {
      ...hinted({ kind: 'variable', name: 'BROKER_URL', file: '.env', line: 3, example: null }),
      packages: packagesFact({ 'python-dotenv': '1.0.0' }),
    },
    { status: 'fail', at, commands: ['dotenv -f .env run -- celery -A shop worker'] },
  ],
  [
    'the file with the variables was not made',
    hinted({ kind: 'variable', name: 'BROKER_URL', file: null, line: null, example: 'deploy/.env.example' }),
    { status: 'fail', at, commands: ['cp deploy/.env.example deploy/.env'] },
  ],
  [
    'the settings were not made',
    hinted({ kind: 'example', file: 'config/settings.py', example: 'config/settings.example.py' }),
    { status: 'fail', at, commands: ['cp config/settings.example.py config/settings.py'] },
  ],
  [
    'a module of the project in a folder that is not searched',
    hinted({ kind: 'own-module', name: 'billing', folder: 'apps' }),
    { status: 'fail', at, commands: [] },
  ],
  [
    '… which is no reason for a package that is missing',
    {
      ...raised('missing-module'),
      project: projectFact({ requiresPython: { range: '>=3.12', written: '>=3.12', where: 'pyproject.toml:5' } }),
    },
    { status: 'fail', at, evidence: { class: 'missing-module', 'project needs Python': null } },
  ],
  [
    'the project is written for another Python',
    {
      ...raised('syntax-error'),
      project: projectFact({ requiresPython: { range: '>=3.12', written: '>=3.12', where: 'pyproject.toml:5' } }),
    },
    { status: 'fail', at, evidence: { class: 'syntax-error', 'project needs Python': '>=3.12' } },
  ],
  ['anything else', raised('exception'), { status: 'fail', evidence: { class: 'exception' }, at }],
  [
    'an error without a place',
    healthy({ appImport: { status: 'raised', failure: 'exception', error: { ...error, at: null }, durationMs: 4 } }),
    { status: 'fail', at: null },
  ],
  [
    'it ends the process where it misses a variable',
    healthy({
      appImport: {
        status: 'exited',
        code: 1,
        error,
        hint: { kind: 'variable', name: 'A', file: null, line: null, example: '.env.example' },
      },
    }),
    { status: 'fail', at, commands: ['cp .env.example .env'] },
  ],
  [
    'it ends the process',
    healthy({ appImport: { status: 'exited', code: 2, error } }),
    { status: 'fail', severity: 'error', at },
  ],
  [
    'os._exit leaves no trace',
    healthy({ appImport: { status: 'exited', code: null, error: null } }),
    { status: 'fail', at: null },
  ],
  [
    'it crashes Python',
    healthy({ appImport: { status: 'crashed', signal: 'SIGSEGV', at: null } }),
    { status: 'fail', severity: 'error', at: null },
  ],
  [
    'it was still loading modules when it was stopped',
    healthy({ appImport: { status: 'hung', afterMs: 60_000, at: error, advancing: true } }),
    { status: 'unknown' },
  ],
  [
    'it hangs',
    healthy({ appImport: { status: 'hung', afterMs: 15_000, at: error } }),
    { status: 'fail', severity: 'error', at },
  ],
  [
    'Celery refuses the configuration',
    healthy({
      appImport: loaded,
      app: appFact({
        configError: pythonError('ImproperlyConfigured', 'Cannot mix new and old setting keys', 'shop.py', 5),
      }),
    }),
    { status: 'fail', severity: 'error', evidence: { class: 'configuration' }, at: 'shop.py:5' },
  ],
  [
    'Celery refuses it from within: no place of the project',
    healthy({ app: appFact({ configError: inCelery }) }),
    { status: 'fail', severity: 'error', evidence: { class: 'configuration' }, at: null },
  ],
  [
    'raised in a package: named, and no place of the project',
    healthy({ appImport: { status: 'raised', failure: 'exception', error: inCelery, durationMs: 4 } }),
    { status: 'fail', evidence: { at: 'celery/app/utils.py:286 in <module>' }, at: null },
  ],
  [
    'there is none: for app.found',
    healthy({ appImport: { status: 'not-found', missing: 'module', name: 'shp', similar: [] } }),
    { status: 'skip' },
  ],
  [
    'Celery itself raises: for python.celery-installed',
    { ...raised('missing-name'), celeryImport: { status: 'raised', error: 'ImportError: x', missingModule: null } },
    { status: 'skip' },
  ],
  ['not imported', without(healthy(), 'appImport'), { status: 'skip' }],
])
