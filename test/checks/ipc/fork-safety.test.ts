import { forkSafety } from '../../../src/checks/ipc/fork-safety.ts'
import type { AfterImportFact } from '../../../src/facts/after-import.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { afterImportFact, healthy, workerFact } from '../../support/facts.ts'

const left = (what: Partial<AfterImportFact>, over: Parameters<typeof healthy>[0] = {}) =>
  healthy({ afterImport: afterImportFact(what), ...over })
const thread = { threads: [{ name: 'refresh', file: 'shop/prices.py', line: 12 }] }
const connection = { connections: ['10.0.0.5:5432'] }

checkTable(forkSafety, [
  ['nothing', healthy(), { status: 'pass' }],
  [
    'a thread',
    left(thread),
    {
      status: 'fail',
      severity: 'warn',
      at: 'shop/prices.py:12',
      evidence: { threads: ['refresh (shop/prices.py:12)'] },
      commands: ['celery -A shop worker --loglevel=INFO --pool=threads'],
    },
  ],
  [
    "a library's thread",
    left({ threads: [{ name: 'ThreadPoolExecutor-0_0', file: null, line: null }] }),
    { status: 'fail', at: null },
  ],
  ['a connection', left(connection), { status: 'fail', evidence: { connections: ['10.0.0.5:5432'] } }],
  ['CUDA', left({ cudaInitialised: true }), { status: 'fail', severity: 'warn', evidence: { CUDA: 'initialised' } }],
  ['all of them', left({ ...thread, ...connection, cudaInitialised: true }), { status: 'fail' }],
  ['spawned children', left(thread, { worker: workerFact({ startMethod: 'spawn' }) }), { status: 'skip' }],
  ['threads', left(connection, { worker: workerFact({ pool: 'threads' }) }), { status: 'skip' }],
  ['not looked at', without(healthy(), 'afterImport'), { status: 'skip' }],
])
