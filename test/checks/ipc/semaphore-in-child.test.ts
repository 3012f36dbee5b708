import { semaphoreInChild } from '../../../src/checks/ipc/semaphore-in-child.ts'
import type { Measurement } from '../../../src/facts/ipc.ts'
import { checkTable, without } from '../../support/check-case.ts'
import {
  failed,
  healthy,
  ipcFact,
  notTried,
  onWindows,
  platformFact,
  silent,
  workerFact,
  worked,
} from '../../support/facts.ts'

const ipc = (semaphoreInChild: Measurement) => ipcFact({ semaphoreInChild })
const denied = failed('PermissionError', { errno: 13, winerror: 5 })

checkTable(semaphoreInChild, [
  ['acquired and released there', healthy({ ipc: ipc(worked) }), { status: 'pass', evidence: { 'took ms': 12 } }],
  [
    'access denied',
    onWindows({ ipc: ipc(denied) }),
    {
      status: 'fail',
      severity: 'error',
      evidence: {
        WinError: 5,
        errno: 13,
        at: ['billiard.pool:receive', 'billiard.queues:get_payload', 'billiard.synchronize:__enter__'],
      },
    },
  ],
  ['silence', healthy({ ipc: ipc(silent) }), { status: 'fail', severity: 'error', evidence: { silence: true } }],
  ['no worker known: judged as prefork', without(healthy({ ipc: ipc(denied) }), 'worker'), { status: 'fail' }],
  ['not tried', healthy({ ipc: ipc(notTried) }), { status: 'unknown' }],
  [
    'threads hand none over',
    healthy({ ipc: ipc(denied), worker: workerFact({ pool: 'threads' }) }),
    { status: 'skip' },
  ],
  [
    'another system',
    healthy({ ipc: ipc(notTried), platform: platformFact('macos', 'linux') }),
    { status: 'unknown', commands: ['poolwise doctor'] },
  ],
])
