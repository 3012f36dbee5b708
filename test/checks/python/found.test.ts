import { found } from '../../../src/checks/python/found.ts'
import type { ProjectFact } from '../../../src/facts/project.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy, interpreterFact, projectFact } from '../../support/facts.ts'

const nothing = interpreterFact({
  executable: null,
  source: null,
  trials: [
    { source: 'project-venv', where: '.venv', executable: null, because: 'no such folder' },
    { source: 'path', where: 'PATH', executable: null, because: 'no python3 or python' },
  ],
})
const none = (manager: ProjectFact['manager']) =>
  without(healthy({ interpreter: nothing, project: projectFact({ manager }) }), 'requirements')

checkTable(found, [
  ['found', healthy(), { status: 'pass', evidence: { interpreter: '/shop/.venv/bin/python', source: 'project-venv' } }],
  [
    'nowhere: the evidence lists the places, the remedy is a command for this system',
    none('pip'),
    {
      status: 'fail',
      severity: 'error',
      evidence: { looked: ['.venv: no such folder', 'PATH: no python3 or python'] },
      commands: ['python3 -m venv .venv'],
    },
  ],
  [
    'nowhere, and the requirements name Celery',
    healthy({ interpreter: nothing }),
    { status: 'fail', commands: ['python3 -m venv .venv', '.venv/bin/python -m pip install -r requirements.txt'] },
  ],
  ['nowhere, Poetry', none('poetry'), { status: 'fail', commands: ['poetry install'] }],
  ['nowhere, uv', none('uv'), { status: 'fail', commands: ['uv sync'] }],
  ['nowhere, Pipenv', none('pipenv'), { status: 'fail', commands: ['pipenv install'] }],
  ['nowhere, PDM', none('pdm'), { status: 'fail', commands: ['pdm install'] }],
  ['nowhere, Hatch', none('hatch'), { status: 'fail', commands: ['hatch env create'] }],
  ['nowhere, conda', none('conda'), { status: 'fail', commands: ['conda env create -f environment.yml'] }],
  ['it was not looked for', without(healthy(), 'interpreter'), { status: 'skip' }],
])
