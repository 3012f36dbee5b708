import { appImportsInChild } from '../../../src/checks/ipc/app-imports-in-child.ts'
import { evaluateChecks } from '../../../src/doctor/evaluate.ts'
import { absent, broken, timedOut, type Outcome } from '../../../src/facts/outcome.ts'
import type { SpawnedAppFact } from '../../../src/facts/spawned-app.ts'
import { expect, it } from 'vitest'
import { checkTable, found } from '../../support/check-case.ts'
import { healthy, pythonError, workerFact } from '../../support/facts.ts'

const spawned = (spawnedApp: SpawnedAppFact) => healthy({ spawnedApp, worker: workerFact({ startMethod: 'spawn' }) })
const error = pythonError('OSError', '[Errno 98] Address already in use')

checkTable(appImportsInChild, [
  [
    'imported',
    spawned({ status: 'imported', tasks: 3, startMethod: 'spawn' }),
    { status: 'pass', evidence: { 'tasks in the child': 3 } },
  ],
  [
    'raised',
    spawned({ status: 'raised', error }),
    {
      status: 'fail',
      severity: 'error',
      at: 'shop/tasks.py:4',
      commands: ['celery -A shop worker --loglevel=INFO --pool=threads'],
    },
  ],
  ['not pickled', spawned({ status: 'not-pickled', error }), { status: 'fail', severity: 'error', at: null }],
  ['ended', spawned({ status: 'ended', code: 3, said: 'no' }), { status: 'fail', evidence: { said: 'no' } }],
  ['hung', spawned({ status: 'hung', afterMs: 30_000 }), { status: 'fail' }],
])

it.each<[string, Outcome<never>, string]>([
  ['forked children are left alone', absent('forked'), 'skip'],
  ['another system is unknown', broken('only a run on macos can show this'), 'unknown'],
  ['no end is unknown', timedOut(60_000, 'spawned app'), 'unknown'],
])('%s', (_, outcome, status) => {
  const [evaluated] = evaluateChecks([appImportsInChild], { ...found(healthy()), spawnedApp: outcome })
  expect(evaluated?.result.status).toBe(status)
})
