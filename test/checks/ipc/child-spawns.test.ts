import { childSpawns } from '../../../src/checks/ipc/child-spawns.ts'
import type { Measurement } from '../../../src/facts/ipc.ts'
import { checkTable } from '../../support/check-case.ts'
import { failed, healthy, ipcFact, notTried, platformFact, silent, workerFact, worked } from '../../support/facts.ts'

const child = (measured: Measurement, over: Parameters<typeof healthy>[0] = {}) =>
  healthy({ ipc: ipcFact({ childSpawns: measured }), ...over })
const limit = failed('BlockingIOError', { errno: 11 })

checkTable(childSpawns, [
  ['a child answered', child(worked), { status: 'pass', evidence: { 'start method': 'fork', 'took ms': 12 } }],
  ['no process can be started', child(limit), { status: 'fail', severity: 'error', evidence: { errno: 11 } }],
  ['it says nothing', child(silent), { status: 'fail', severity: 'error', evidence: { silence: true } }],
  [
    'for solo it is an error too',
    child(limit, { worker: workerFact({ pool: 'solo' }) }),
    { status: 'fail', severity: 'error' },
  ],
  ['not tried', child(notTried), { status: 'unknown' }],
  [
    'prefork on another system',
    child(notTried, { platform: platformFact('windows', 'linux') }),
    { status: 'unknown', commands: ['poolwise doctor'] },
  ],
  [
    'solo on another system starts none',
    child(notTried, { platform: platformFact('windows', 'linux'), worker: workerFact({ pool: 'solo' }) }),
    { status: 'skip' },
  ],
])
