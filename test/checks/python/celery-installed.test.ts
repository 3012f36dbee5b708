import { celeryInstalled } from '../../../src/checks/python/celery-installed.ts'
import type { CeleryImportFact } from '../../../src/facts/python.ts'
import type { ProjectFact } from '../../../src/facts/project.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy, interpreterFact, packagesFact, projectFact } from '../../support/facts.ts'

const imported = (celeryImport: CeleryImportFact, manager: ProjectFact['manager'] = 'pip') =>
  healthy({ celeryImport, project: projectFact({ manager }) })
const raised = (error: string, missingModule: string | null): CeleryImportFact => ({
  status: 'raised',
  error,
  missingModule,
})

checkTable(celeryInstalled, [
  ['imported', healthy(), { status: 'pass', evidence: { celery: '5.7.0', interpreter: '/shop/.venv/bin/python' } }],
  [
    'missing, though there is a celery on PATH',
    healthy({
      celeryImport: { status: 'missing' },
      packages: packagesFact({}),
      interpreter: interpreterFact({ celeryOnPath: '/usr/bin/celery' }),
    }),
    {
      status: 'fail',
      severity: 'error',
      evidence: { celery: null, 'celery on PATH': '/usr/bin/celery' },
      commands: ['.venv/bin/python -m pip install celery'],
    },
  ],
  [
    'missing, in a Poetry project',
    imported({ status: 'missing' }, 'poetry'),
    { status: 'fail', commands: ['poetry add celery'] },
  ],
  [
    'it needs a module that is missing',
    imported(raised("ModuleNotFoundError: No module named 'vine'", 'vine')),
    { status: 'fail', commands: ['.venv/bin/python -m pip install vine'] },
  ],
  [
    'it raises something else',
    imported(raised('ImportError: cannot import name x', null)),
    { status: 'fail', commands: [] },
  ],
  [
    'hidden by a file is for python.celery-not-shadowed',
    imported({ status: 'shadowed', by: 'celery.py' }),
    { status: 'pass' },
  ],
  ['Python was not asked', without(healthy(), 'celeryImport'), { status: 'skip' }],
])
