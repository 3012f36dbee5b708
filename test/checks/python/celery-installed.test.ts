import { celeryInstalled } from '../../../src/checks/python/celery-installed.ts'
import type { CeleryImportFact } from '../../../src/facts/python.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import type { ProjectFact } from '../../../src/facts/project.ts'
import type { RequirementsFact } from '../../../src/facts/requirements.ts'
import { checkTable, without } from '../../support/check-case.ts'
import {
  healthy,
  interpreterFact,
  packagesFact,
  projectFact,
  pythonFact,
  requirementsFact,
} from '../../support/facts.ts'

/** No file of the project names Celery. */
const imported = (celeryImport: CeleryImportFact, manager: ProjectFact['manager'] = 'pip', over: Partial<Facts> = {}) =>
  without(healthy({ celeryImport, project: projectFact({ manager }), ...over }), 'requirements')
const named = (requirements: Partial<RequirementsFact>, over: Partial<Facts> = {}) =>
  healthy({ celeryImport: { status: 'missing' }, requirements: requirementsFact(requirements), ...over })
const ofTheSystem = pythonFact({ executable: '/usr/bin/python3', isVirtualEnvironment: false })
const raised = (error: string, missingModule: string | null): CeleryImportFact => ({
  status: 'raised',
  error,
  missingModule,
})

checkTable(celeryInstalled, [
  [
    'an installation that was cut short, with a lock file',
    named({ tool: 'poetry' }, { celeryImport: raised("ModuleNotFoundError: No module named 'vine'", 'vine') }),
    { status: 'fail', commands: ['poetry install'] },
  ],
  ['imported', healthy(), { status: 'pass', evidence: { celery: '5.7.0', interpreter: '/shop/.venv/bin/python' } }],
  [
    'missing, though there is a celery on PATH',
    imported({ status: 'missing' }, 'pip', {
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
    "missing, and the interpreter is the system's: not with its pip",
    imported({ status: 'missing' }, 'pip', { python: ofTheSystem }),
    {
      status: 'fail',
      commands: ['python3 -m venv .venv', '.venv/bin/python -m pip install celery'],
    },
  ],
  [
    'the requirements name it: what they name is installed',
    named({ file: 'requirements/dev.txt' }),
    { status: 'fail', commands: ['.venv/bin/python -m pip install -r requirements/dev.txt'] },
  ],
  [
    "the requirements name it, and the interpreter that was named is the system's",
    named({}, { python: ofTheSystem, interpreter: interpreterFact({ source: 'flag' }) }),
    {
      status: 'fail',
      commands: ['python3 -m venv .venv', '.venv/bin/python -m pip install -r requirements.txt'],
    },
  ],
  ['Poetry knows it already', named({ tool: 'poetry' }), { status: 'fail', commands: ['poetry install'] }],
  ['Pipenv knows it already', named({ tool: 'pipenv' }), { status: 'fail', commands: ['pipenv install'] }],
  [
    'uv knows it already, and another environment is active',
    named({ tool: 'uv' }, { interpreter: interpreterFact({ source: 'active-venv' }) }),
    { status: 'fail', commands: ['uv sync --active'] },
  ],
  [
    'conda knows it already, and its environment is active',
    named({ tool: 'conda', file: 'environment.yml' }, { python: pythonFact({ isConda: true }) }),
    { status: 'fail', commands: ['conda env update -f environment.yml'] },
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
