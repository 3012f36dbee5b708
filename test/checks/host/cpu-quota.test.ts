import { cpuQuota } from '../../../src/checks/host/cpu-quota.ts'
import { checkTable } from '../../support/check-case.ts'
import {
  celeryFact,
  healthy,
  platformFact,
  processFact,
  pythonFact,
  nothingConfigured,
  workerFact,
} from '../../support/facts.ts'

const old = { celery: celeryFact({ version: '5.6.2' }) }
const on = (
  usableCpus: number,
  quota: number | null,
  worker = workerFact(),
  over: Parameters<typeof healthy>[0] = {},
) =>
  healthy({
    worker,
    python: pythonFact({ usableCpus, cpuQuota: quota, process: processFact({ cpuCount: 16 }) }),
    ...over,
  })
const configured = (concurrency: number, over: Parameters<typeof workerFact>[0] = {}) =>
  workerFact({ concurrency, ...over })

checkTable(cpuQuota, [
  ['all CPUs', on(16, null), { status: 'pass' }],
  [
    'a quota',
    on(16, 2),
    {
      status: 'fail',
      severity: 'warn',
      evidence: { processes: 16 },
      commands: ['celery -A shop worker --loglevel=INFO --concurrency=auto'],
    },
  ],
  [
    'a quota, before Celery 5.7',
    on(16, 1.5, workerFact(), old),
    { status: 'fail', commands: ['celery -A shop worker --loglevel=INFO --concurrency=2'] },
  ],
  ['an affinity', on(4, null), { status: 'fail', evidence: { 'usable CPUs': 4 } }],
  ['a quota that is no restriction', on(16, 16), { status: 'pass' }],
  ['a chosen number that fits', on(16, 2, configured(2)), { status: 'pass' }],
  ['a chosen number for tasks that wait', on(16, 2, configured(4)), { status: 'pass' }],
  ['a chosen number far above', on(16, 2, configured(8)), { status: 'fail', evidence: { processes: 8 } }],
  ['many on purpose, without a restriction', on(16, null, configured(64)), { status: 'pass' }],
  [
    'autoscale up to a number far above',
    on(
      16,
      2,
      workerFact({
        configured: {
          ...nothingConfigured,
          autoscale: { value: '3,10', origin: { kind: 'command', where: 'Makefile:2' } },
        },
      }),
    ),
    { status: 'fail', evidence: { processes: 10, from: 'Makefile:2' } },
  ],
  ['auto', on(16, 2, workerFact({ command: ['celery', '-A', 'shop', 'worker', '-c', 'auto'] })), { status: 'skip' }],
  ['poolwise chooses', on(16, 2, workerFact({ command: ['poolwise', 'worker', 'launch'] })), { status: 'skip' }],
  ['threads', on(16, 2, workerFact({ pool: 'threads' })), { status: 'skip' }],
  [
    'asked for another system',
    on(16, 2, workerFact(), { platform: platformFact('macos', 'linux') }),
    { status: 'skip' },
  ],
])
