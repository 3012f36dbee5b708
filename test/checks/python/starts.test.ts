import { starts } from '../../../src/checks/python/starts.ts'
import type { InterpreterSource } from '../../../src/facts/interpreter.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy, interpreterFact } from '../../support/facts.ts'

const fails = (pythonHome: string | null, source: InterpreterSource) =>
  healthy({
    pythonStart: { status: 'failed', reason: 'Python exited with code 1', pythonHome },
    interpreter: interpreterFact({ source }),
  })

checkTable(starts, [
  ['it runs', healthy(), { status: 'pass' }],
  [
    'PYTHONHOME',
    fails('/nope', 'project-venv'),
    {
      status: 'fail',
      severity: 'error',
      evidence: { PYTHONHOME: '/nope' },
      commands: ['env -u PYTHONHOME /shop/.venv/bin/python --version'],
    },
  ],
  ['not a Python', fails(null, 'flag'), { status: 'fail', severity: 'error', commands: ['poolwise doctor --verbose'] }],
  ['a broken environment', fails(null, 'project-venv'), { status: 'fail', severity: 'error' }],
  ['no answer in time', without(healthy(), 'pythonStart'), { status: 'skip' }],
])
