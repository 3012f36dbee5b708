import { packageInstalled } from '../../../src/checks/pool/package-installed.ts'
import type { ProjectFact } from '../../../src/facts/project.ts'
import type { PoolName } from '../../../src/facts/worker.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy, packagesFact, projectFact, workerFact } from '../../support/facts.ts'

const asks = (pool: PoolName, manager: ProjectFact['manager'] = 'pip') =>
  healthy({
    worker: workerFact({ pool, poolOrigin: { kind: 'command', where: 'README.md:7' } }),
    project: projectFact({ manager }),
  })

checkTable(packageInstalled, [
  ['prefork needs none', asks('prefork'), { status: 'pass' }],
  ['threads needs none', asks('threads'), { status: 'pass' }],
  [
    'gevent, there',
    { ...asks('gevent'), packages: packagesFact({ celery: '5.7.0', gevent: '26.9.0' }) },
    { status: 'pass', evidence: { version: '26.9.0' } },
  ],
  [
    'gevent, missing',
    asks('gevent'),
    {
      status: 'fail',
      severity: 'error',
      evidence: { pool: 'gevent', from: 'README.md:7' },
      commands: ['.venv/bin/python -m pip install gevent'],
    },
  ],
  ['eventlet, missing, in a uv project', asks('eventlet', 'uv'), { status: 'fail', commands: ['uv add eventlet'] }],
  [
    'gevent, missing, in a Poetry project',
    asks('gevent', 'poetry'),
    { status: 'fail', commands: ['poetry add gevent'] },
  ],
  ['gevent, missing, in a PDM project', asks('gevent', 'pdm'), { status: 'fail', commands: ['pdm add gevent'] }],
  [
    'gevent, missing, in a Pipenv project',
    asks('gevent', 'pipenv'),
    { status: 'fail', commands: ['pipenv install gevent'] },
  ],
  [
    'gevent, missing, in a Hatch project',
    asks('gevent', 'hatch'),
    { status: 'fail', commands: ['hatch run python -V'] },
  ],
  ['packages are not known', without(asks('gevent'), 'packages'), { status: 'skip' }],
])
