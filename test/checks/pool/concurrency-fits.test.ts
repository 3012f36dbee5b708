import { concurrencyFits } from '../../../src/checks/pool/concurrency-fits.ts'
import type { Origin, PoolName } from '../../../src/facts/worker.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy, hostFact, onWindows, nothingConfigured, workerFact } from '../../support/facts.ts'

const command: Origin = { kind: 'command', where: 'run.bat:1' }
const asks = (pool: PoolName, concurrency: number) =>
  workerFact({ pool, concurrency, concurrencyOrigin: command, startMethod: 'spawn' })

checkTable(concurrencyFits, [
  ['nothing asked', healthy(), { status: 'pass' }],
  ['a hundred on Linux', healthy({ worker: asks('prefork', 100) }), { status: 'pass' }],
  ['60 on Windows', onWindows({ worker: asks('prefork', 60) }), { status: 'pass' }],
  [
    '61 on Windows',
    onWindows({ worker: asks('prefork', 61) }),
    { status: 'fail', severity: 'error', at: 'run.bat:1', evidence: { concurrency: 61, most: 60 } },
  ],
  [
    'autoscaled on Windows',
    onWindows({
      worker: workerFact({
        startMethod: 'spawn',
        configured: { ...nothingConfigured, autoscale: { value: '3,80', origin: command } },
      }),
    }),
    { status: 'fail', severity: 'error' },
  ],
  ['80 CPUs on Windows', onWindows({ host: hostFact({ cpuCount: 80 }) }), { status: 'fail', severity: 'error' }],
  ['a hundred threads on Windows', onWindows({ worker: asks('threads', 100) }), { status: 'pass' }],
  [
    'solo with a number',
    healthy({ worker: asks('solo', 8) }),
    { status: 'fail', severity: 'warn', commands: ['celery -A shop worker --pool=threads --concurrency=8'] },
  ],
  ['solo with one', healthy({ worker: asks('solo', 1) }), { status: 'pass' }],
  ['no worker', without(healthy(), 'worker'), { status: 'skip' }],
])
