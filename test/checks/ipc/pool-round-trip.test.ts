import { poolRoundTrip } from '../../../src/checks/ipc/pool-round-trip.ts'
import type { Measurement } from '../../../src/facts/ipc.ts'
import { checkTable } from '../../support/check-case.ts'
import { failed, healthy, ipcFact, notTried, platformFact, silent, workerFact, worked } from '../../support/facts.ts'

const ipc = (measured: Measurement) => ipcFact({ poolRoundTrip: measured })
const broken = failed('ChildFailed')

checkTable(poolRoundTrip, [
  ['it returned 42', healthy({ ipc: ipc(worked) }), { status: 'pass', evidence: { 'took ms': 12 } }],
  [
    'its children die',
    healthy({ ipc: ipc(broken) }),
    { status: 'fail', severity: 'error', evidence: { error: 'ChildFailed: it broke' } },
  ],
  ['silence', healthy({ ipc: ipc(silent) }), { status: 'fail', severity: 'error', evidence: { silence: true } }],
  ['not tried', healthy({ ipc: ipc(notTried) }), { status: 'unknown' }],
  [
    'gevent has no pool of processes',
    healthy({ ipc: ipc(broken), worker: workerFact({ pool: 'gevent' }) }),
    { status: 'skip' },
  ],
  [
    'another system',
    healthy({ ipc: ipc(notTried), platform: platformFact('macos', 'linux') }),
    { status: 'unknown', commands: ['poolwise doctor'] },
  ],
])
