import { environmentExists } from '../../../src/checks/python/environment-exists.ts'
import type { InterpreterFact } from '../../../src/facts/interpreter.ts'
import type { RequirementPart, RequirementsFact } from '../../../src/facts/requirements.ts'
import { checkTable, without } from '../../support/check-case.ts'
import {
  healthy,
  interpreterFact,
  packagesFact,
  platformFact,
  pythonFact,
  requirementsFact,
} from '../../support/facts.ts'

const ofTheSystem = {
  interpreter: interpreterFact({ executable: '/usr/bin/python3', source: 'path' }),
  python: pythonFact({ executable: '/usr/bin/python3', prefix: '/usr', isVirtualEnvironment: false }),
  celeryImport: { status: 'missing' },
  packages: packagesFact({}),
} as const

const clone = (over: Partial<RequirementsFact> = {}, part: RequirementPart | null = null, file = 'pyproject.toml') =>
  healthy({
    ...ofTheSystem,
    requirements: requirementsFact({
      celery: { file, line: 3, package: 'celery', written: 'celery>=5.4', part },
      file: null,
      ...over,
    }),
  })

const found = (interpreter: Partial<InterpreterFact>, isVirtualEnvironment = false) =>
  healthy({
    ...ofTheSystem,
    interpreter: interpreterFact({ executable: '/usr/bin/python3', ...interpreter }),
    python: pythonFact({ executable: '/usr/bin/python3', isVirtualEnvironment }),
  })

const group = (name: string, byDefault = false): RequirementPart => ({ kind: 'group', name, byDefault })
const extra = (name: string): RequirementPart => ({ kind: 'extra', name, byDefault: false })
const trial = (where: string) =>
  ({ source: 'active-conda', where, executable: '/usr/bin/python3', because: null }) as const

checkTable(environmentExists, [
  ['an environment with Celery', healthy(), { status: 'pass' }],
  [
    "the system's Python with Celery is an environment, in an image",
    { ...clone(), celeryImport: { status: 'imported' } },
    { status: 'pass' },
  ],
  ['no file names Celery', without(healthy(ofTheSystem), 'requirements'), { status: 'skip' }],
  ['an environment without Celery', found({ source: 'project-venv' }, true), { status: 'skip' }],
  ['a virtual environment on PATH', found({ source: 'path' }, true), { status: 'skip' }],
  ['an interpreter that was named', found({ source: 'flag' }), { status: 'skip' }],
  [
    "conda's base",
    found({ source: 'active-conda', trials: [trial('CONDA_PREFIX=/opt/conda')] }),
    { status: 'fail', severity: 'error' },
  ],
  [
    'another environment of conda',
    found({ source: 'active-conda', trials: [trial('CONDA_PREFIX=/opt/conda/envs/shop')] }),
    { status: 'skip' },
  ],
  [
    'a celery.py of the project is all that import finds',
    { ...clone(), celeryImport: { status: 'shadowed', by: 'celery.py' } },
    { status: 'fail' },
  ],
  [
    'pip, from a file',
    clone({ file: 'requirements/dev.txt' }, null, 'requirements/base.txt'),
    {
      status: 'fail',
      severity: 'error',
      at: 'requirements/base.txt:3',
      evidence: { requirement: 'requirements/base.txt:3' },
      commands: ['python3 -m venv .venv', '.venv/bin/python -m pip install -r requirements/dev.txt'],
    },
  ],
  [
    'pip, from the folder above',
    clone({ folder: '..', file: '../requirements.txt' }, null, '../requirements.txt'),
    {
      status: 'fail',
      commands: ['python3 -m venv ../.venv', '../.venv/bin/python -m pip install -r ../requirements.txt'],
    },
  ],
  [
    'pip, the project itself with an extra, in a folder below',
    clone({ folder: 'backend' }, extra('worker'), 'backend/pyproject.toml'),
    {
      status: 'fail',
      commands: ['python3 -m venv backend/.venv', 'backend/.venv/bin/python -m pip install -e ./backend[worker]'],
    },
  ],
  [
    'pip on Windows, in a folder below',
    { ...clone({ folder: 'backend', file: 'backend/requirements/dev.txt' }), platform: platformFact('windows') },
    {
      status: 'fail',
      commands: [
        String.raw`py -m venv backend\.venv`,
        String.raw`backend\.venv\Scripts\python -m pip install -r backend\requirements\dev.txt`,
      ],
    },
  ],
  [
    'pip, the project is run with another Python',
    clone({ python: { version: '3.9', where: 'runtime.txt:1', executable: '/usr/bin/python3.9' } }, null, 'a.txt'),
    {
      status: 'fail',
      evidence: { 'Python of the project': '3.9 (runtime.txt:1)' },
      commands: ['/usr/bin/python3.9 -m venv .venv', '.venv/bin/python -m pip install -e .'],
    },
  ],
  [
    'pip, that Python is not here',
    clone({ python: { version: '3.9', where: 'runtime.txt:1', executable: null } }, null, 'a.txt'),
    { status: 'fail', commands: ['python3 -m venv .venv', '.venv/bin/python -m pip install -e .'] },
  ],
  [
    'pip, it is the Python that was found',
    clone({ python: { version: '3.11', where: 'runtime.txt:1', executable: '/opt/bin/python3.11' } }, null, 'a.txt'),
    { status: 'fail', commands: ['python3 -m venv .venv', '.venv/bin/python -m pip install -e .'] },
  ],
  ['Poetry', clone({ tool: 'poetry' }), { status: 'fail', commands: ['poetry install'] }],
  [
    'Poetry, an optional group, no package of its own',
    clone({ tool: 'poetry', withoutRoot: true }, group('worker')),
    { status: 'fail', commands: ['poetry install --no-root --with worker'] },
  ],
  [
    'Poetry, a group that it installs by default',
    clone({ tool: 'poetry' }, group('worker', true)),
    { status: 'fail', commands: ['poetry install'] },
  ],
  [
    'Poetry, an extra, in a folder below',
    clone({ tool: 'poetry', folder: 'backend' }, extra('async')),
    { status: 'fail', commands: ['poetry install --directory backend --extras async'] },
  ],
  ['uv', clone({ tool: 'uv', folder: '..' }), { status: 'fail', commands: ['uv sync'] }],
  ['uv, a group', clone({ tool: 'uv' }, group('worker')), { status: 'fail', commands: ['uv sync --group worker'] }],
  [
    'uv, an extra, in a folder below',
    clone({ tool: 'uv', folder: 'backend' }, extra('worker')),
    { status: 'fail', commands: ['uv sync --project backend --extra worker'] },
  ],
  [
    'uv, a member of the workspace',
    clone({ tool: 'uv', ofMember: true }),
    { status: 'fail', commands: ['uv sync --all-packages'] },
  ],
  ['PDM', clone({ tool: 'pdm' }), { status: 'fail', commands: ['pdm install'] }],
  [
    'PDM, an extra',
    clone({ tool: 'pdm' }, extra('worker')),
    { status: 'fail', commands: ['pdm install --group worker'] },
  ],
  [
    'Pipenv, which did not answer',
    {
      ...clone({ tool: 'pipenv' }),
      interpreter: interpreterFact({
        executable: '/usr/bin/python3',
        source: 'path',
        trials: [
          { source: 'pipenv', where: 'pipenv --venv', executable: null, because: 'no answer', unanswered: true },
        ],
      }),
    },
    { status: 'fail', evidence: { 'pipenv --venv': 'no answer' } },
  ],
  ['Pipenv', clone({ tool: 'pipenv' }), { status: 'fail', commands: ['pipenv install'] }],
  [
    'Pipenv, in the packages for development, in a folder below',
    clone({ tool: 'pipenv', folder: 'api' }, group('dev-packages')),
    { status: 'fail', commands: ['pipenv install --dev'] },
  ],
  [
    'Pipenv, in a category',
    clone({ tool: 'pipenv' }, group('worker')),
    { status: 'fail', commands: ['pipenv install --categories worker'] },
  ],
  ['Hatch', clone({ tool: 'hatch' }), { status: 'fail', commands: ['hatch env create'] }],
  [
    'Hatch, in an environment of its own',
    clone({ tool: 'hatch' }, { kind: 'environment', name: 'worker', byDefault: false }),
    { status: 'fail', commands: ['hatch env create worker'] },
  ],
  [
    'conda',
    clone({ tool: 'conda', file: 'environment.yml', environmentName: 'shop' }),
    { status: 'fail', commands: ['conda env create -n shop -f environment.yml', 'conda activate shop'] },
  ],
  ['pixi', clone({ tool: 'pixi' }), { status: 'fail', commands: ['pixi install'] }],
])
