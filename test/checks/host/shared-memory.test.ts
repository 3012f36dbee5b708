import { sharedMemory } from '../../../src/checks/host/shared-memory.ts'
import type { Measurement } from '../../../src/facts/ipc.ts'
import { checkTable } from '../../support/check-case.ts'
import { failed, healthy, ipcFact, notTried, platformFact, silent, workerFact, worked } from '../../support/facts.ts'

const semaphore = (measured: Measurement, over: Parameters<typeof healthy>[0] = {}) =>
  healthy({ ipc: ipcFact({ semaphore: measured }), ...over })
const full = failed('OSError', { errno: 28 })

checkTable(sharedMemory, [
  ['a semaphore was created', semaphore(worked), { status: 'pass', evidence: { semaphore: 'worked', writable: true } }],
  ['full', semaphore(full), { status: 'fail', severity: 'error', evidence: { error: 'OSError: it broke' } }],
  ['not writable', semaphore(failed('PermissionError', { errno: 13 })), { status: 'fail', severity: 'error' }],
  ['a limit of the process', semaphore(failed('OSError', { errno: 27 })), { status: 'fail', severity: 'error' }],
  ['never answers', semaphore(silent), { status: 'fail', severity: 'error', evidence: { error: 'no answer' } }],
  ['an error without a number', semaphore(failed('ImportError')), { status: 'fail', severity: 'error' }],
  [
    'full, and threads need none',
    semaphore(full, { worker: workerFact({ pool: 'threads' }) }),
    { status: 'fail', severity: 'warn' },
  ],
  [
    'no /dev/shm at all',
    healthy({
      ipc: ipcFact({
        semaphore: failed('FileNotFoundError', { errno: 2 }),
        sharedMemory: {
          path: '/dev/shm',
          exists: false,
          writable: false,
          freeBytes: null,
          freeInodes: null,
          mount: null,
        },
      }),
    }),
    { status: 'fail', evidence: { path: '/dev/shm', exists: false } },
  ],
  ['not tried', semaphore(notTried), { status: 'unknown' }],
  ['Windows has no shared memory for them', semaphore(full, { platform: platformFact('windows') }), { status: 'skip' }],
  ['asked for another system', semaphore(full, { platform: platformFact('macos', 'linux') }), { status: 'unknown' }],
])
