import { found } from '../../../src/checks/app/found.ts'
import type { AppCandidate, AppImportFact } from '../../../src/facts/app.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appSearchFact, healthy, projectFact, pythonError } from '../../support/facts.ts'

const missing = (what: 'module' | 'attribute', name: string, similar: readonly string[] = []): AppImportFact => ({
  status: 'not-found',
  missing: what,
  name,
  similar,
})
const named = (app: string, appImport: AppImportFact, ...others: readonly AppCandidate[]) =>
  healthy({ appSearch: appSearchFact(app, { candidates: others }), appImport })
const config: AppCandidate = { app: 'config', source: 'django', where: 'config/celery.py:8' }

checkTable(found, [
  ['found', healthy(), { status: 'pass', evidence: { app: 'shop', from: 'shop.py:3' } }],
  ['found, not imported yet', without(healthy(), 'appImport'), { status: 'pass' }],
  [
    'found, and its import raises: that is for app.imports',
    healthy({ appImport: { status: 'crashed', signal: 'SIGSEGV', at: null } }),
    { status: 'pass' },
  ],
  [
    'none',
    healthy({ appSearch: appSearchFact(null) }),
    {
      status: 'fail',
      severity: 'error',
      evidence: { looked: ['-A', 'settings', 'source files'] },
      commands: ['poolwise doctor -A package.module'],
    },
  ],
  [
    'no such module, one alike',
    named('shp', missing('module', 'shp', ['shop'])),
    { status: 'fail', evidence: { missing: 'shp', similar: ['shop'] }, commands: ['poolwise doctor -A shop'] },
  ],
  [
    'no such module, another candidate',
    named('shp', missing('module', 'shp'), config),
    {
      status: 'fail',
      evidence: { 'other candidates': ['config (config/celery.py:8)'] },
      commands: ['poolwise doctor -A config'],
    },
  ],
  ['no such module, nothing to propose', named('shp', missing('module', 'shp')), { status: 'fail', commands: [] }],
  [
    'no such attribute, one alike',
    named('shop:ap', missing('attribute', 'ap', ['app'])),
    { status: 'fail', commands: ['poolwise doctor -A shop:app'] },
  ],
  [
    'no app in the module: a name that is alike is no module',
    named('shop', missing('attribute', 'celery', ['Celery'])),
    { status: 'fail', evidence: { missing: 'celery' }, commands: [] },
  ],
  ['nothing was searched', without(healthy(), 'appSearch'), { status: 'skip' }],
  [
    'named from outside of the folder that its modules are imported from',
    healthy({
      appSearch: appSearchFact('src.shop'),
      appImport: {
        status: 'raised',
        failure: 'django-settings-missing',
        error: pythonError('ModuleNotFoundError', "No module named 'shop'"),
        durationMs: 4,
        hint: { kind: 'own-module', name: 'shop', folder: 'src' },
      },
    }),
    { status: 'fail', severity: 'error', commands: ['celery --workdir=src -A shop worker'] },
  ],
  [
    'the folder is the package itself',
    healthy({ project: projectFact({ insidePackage: 'shop' }) }),
    { status: 'fail', severity: 'error', commands: ['poolwise doctor --cwd ..'] },
  ],
])
