import { concurrencyFits } from '../../../src/checks/pool/concurrency-fits.ts'
import type { PythonFact } from '../../../src/facts/python.ts'
import type { Origin, PoolName } from '../../../src/facts/worker.ts'
import { checkTable, without } from '../../support/check-case.ts'
import {
  healthy,
  hostFact,
  onWindows,
  nothingConfigured,
  processFact,
  pythonFact,
  workerFact,
} from '../../support/facts.ts'

const command: Origin = { kind: 'command', where: 'run.bat:1' }
const asks = (pool: PoolName, concurrency: number) =>
  workerFact({ pool, concurrency, concurrencyOrigin: command, startMethod: 'spawn' })

const cpus = (cpuCount: number, over: Partial<PythonFact> = {}) =>
  pythonFact({ usableCpus: cpuCount, process: processFact({ cpuCount }), ...over })

checkTable(concurrencyFits, [
  ['nothing asked', healthy(), { status: 'pass' }],
  ['a hundred on Linux', healthy({ worker: asks('prefork', 100) }), { status: 'pass' }],
  [
    '400 on two CPUs',
    healthy({ worker: asks('prefork', 400), python: cpus(2) }),
    {
      status: 'fail',
      severity: 'warn',
      at: 'run.bat:1',
      commands: ['celery -A shop worker --loglevel=INFO --concurrency=4'],
    },
  ],
  [
    'autoscaled to 400 on two CPUs',
    healthy({
      worker: workerFact({ configured: { ...nothingConfigured, autoscale: { value: '400,3', origin: command } } }),
      python: cpus(2),
    }),
    { status: 'fail', severity: 'warn' },
  ],
  ['400 on 32 CPUs', healthy({ worker: asks('prefork', 400), python: cpus(32) }), { status: 'pass' }],
  ['400 threads on two CPUs', healthy({ worker: asks('threads', 400), python: cpus(2) }), { status: 'pass' }],
  [
    '400 on two CPUs of sixteen is for host.cpu-quota',
    healthy({ worker: asks('prefork', 400), python: cpus(16, { usableCpus: 2 }) }),
    { status: 'pass' },
  ],
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
    {
      status: 'fail',
      severity: 'warn',
      commands: ['celery -A shop worker --loglevel=INFO --pool=threads --concurrency=8'],
    },
  ],
  ['solo with one', healthy({ worker: asks('solo', 1) }), { status: 'pass' }],
  ['no worker', without(healthy(), 'worker'), { status: 'skip' }],
])
