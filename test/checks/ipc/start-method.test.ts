import { startMethod } from '../../../src/checks/ipc/start-method.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { celeryFact, healthy, onWindows, platformFact, workerFact } from '../../support/facts.ts'

checkTable(startMethod, [
  ['fork', healthy(), { status: 'pass', evidence: { 'start method': 'fork', system: 'linux' } }],
  [
    'Windows only spawns',
    onWindows(),
    { status: 'fail', severity: 'info', evidence: { 'start method': 'spawn', system: 'windows' } },
  ],
  [
    'macOS with billiard 4.3',
    healthy({
      platform: platformFact('macos'),
      worker: workerFact({ startMethod: 'spawn' }),
      celery: celeryFact({ version: '5.6.2' }),
    }),
    { status: 'fail', severity: 'info', evidence: { celery: '5.6.2', billiard: '4.3.2' } },
  ],
  ['forkserver', healthy({ worker: workerFact({ startMethod: 'forkserver' }) }), { status: 'fail', severity: 'info' }],
  ['no worker known', without(healthy(), 'worker'), { status: 'skip' }],
])
