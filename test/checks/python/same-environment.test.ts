import { sameEnvironment } from '../../../src/checks/python/same-environment.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy, interpreterFact, onWindows, pythonFact } from '../../support/facts.ts'

const onPath = (celeryOnPath: string | null) => healthy({ interpreter: interpreterFact({ celeryOnPath }) })
const onWindowsPath = (celeryOnPath: string) =>
  onWindows({
    interpreter: interpreterFact({ executable: String.raw`C:\shop\.venv\Scripts\python.exe`, celeryOnPath }),
  })

checkTable(sameEnvironment, [
  ['in the environment', onPath('/shop/.venv/bin/celery'), { status: 'pass' }],
  [
    'of another environment',
    onPath('/home/ann/blog/.venv/bin/celery'),
    {
      status: 'fail',
      severity: 'warn',
      evidence: { 'celery on PATH': '/home/ann/blog/.venv/bin/celery' },
      commands: ['/shop/.venv/bin/python -m celery --version'],
    },
  ],
  ['of the system, beside the base interpreter', onPath('/usr/bin/celery'), { status: 'fail', severity: 'warn' }],
  ['an environment whose name begins alike', onPath('/shop/.venv-old/bin/celery'), { status: 'fail' }],
  [
    'the project runs on the system’s Python itself',
    healthy({
      python: pythonFact({ executable: '/usr/bin/python3', baseExecutable: '/usr/bin/python3', prefix: '/usr' }),
      interpreter: interpreterFact({ executable: '/usr/bin/python3', celeryOnPath: '/usr/local/bin/celery' }),
    }),
    { status: 'pass' },
  ],
  ['Windows paths differ in case', onWindowsPath(String.raw`c:\Shop\.venv\scripts\celery.exe`), { status: 'pass' }],
  ['Windows, another environment', onWindowsPath(String.raw`C:\Python311\Scripts\celery.exe`), { status: 'fail' }],
  ["a version manager's shim", onPath('/home/ann/.pyenv/shims/celery'), { status: 'skip' }],
  ['no celery on PATH', onPath(null), { status: 'skip' }],
  ['no interpreter', without(onPath('/usr/bin/celery'), 'python'), { status: 'skip' }],
])
