import { spawnEnvironment } from '../../../src/checks/pool/spawn-environment.ts'
import type { WorkerFact } from '../../../src/facts/worker.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { celeryFact, healthy, platformFact, workerFact } from '../../support/facts.ts'

const spawning = (version: string, over: Partial<WorkerFact> = {}) =>
  healthy({ celery: celeryFact({ version }), worker: workerFact({ startMethod: 'spawn', ...over }) })

checkTable(spawnEnvironment, [
  ['forked', healthy({ celery: celeryFact({ version: '5.6.2' }) }), { status: 'pass' }],
  [
    'spawned, 5.6',
    spawning('5.6.2'),
    {
      status: 'fail',
      severity: 'error',
      evidence: { celery: '5.6.2', 'start method': 'spawn', FORKED_BY_MULTIPROCESSING: false },
      commands: ['export FORKED_BY_MULTIPROCESSING=1', 'celery -A shop worker --loglevel=INFO --pool=threads'],
    },
  ],
  ['macOS from elsewhere, 5.6', { ...spawning('5.6.2'), platform: platformFact('macos', 'linux') }, { status: 'fail' }],
  ['a fork server, 5.6', spawning('5.6.2', { startMethod: 'forkserver' }), { status: 'fail' }],
  ['spawned, 5.7', spawning('5.7.0'), { status: 'pass' }],
  ['spawned, a pre-release of 5.7', spawning('5.7.0rc1'), { status: 'pass' }],
  ['spawned, 5.6, with the variable', spawning('5.6.2', { forkedByMultiprocessing: true }), { status: 'pass' }],
  ['no children', spawning('5.6.2', { pool: 'threads' }), { status: 'skip' }],
  ['no worker', without(healthy(), 'worker'), { status: 'skip' }],
])
