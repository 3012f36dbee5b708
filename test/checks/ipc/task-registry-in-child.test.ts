import { taskRegistryInChild } from '../../../src/checks/ipc/task-registry-in-child.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import type { Measurement } from '../../../src/facts/ipc.ts'
import { checkTable } from '../../support/check-case.ts'
import {
  celeryFact,
  failed,
  healthy,
  ipcFact,
  notTried,
  platformFact,
  silent,
  workerFact,
  worked,
} from '../../support/facts.ts'

const spawning = (version: string, over: Partial<Facts> = {}) =>
  healthy({
    celery: celeryFact({ version }),
    worker: workerFact({ startMethod: 'spawn' }),
    ipc: ipcFact({ startMethod: 'spawn', taskRegistryInChild: failed('ValueError') }),
    ...over,
  })
const macos = {
  platform: platformFact('macos', 'linux'),
  ipc: ipcFact({ startMethod: 'unknown', taskRegistryInChild: notTried }),
}
const forkedBy = workerFact({ startMethod: 'spawn', forkedByMultiprocessing: true })
/** What is measured without the variable. */
const unset: Measurement = {
  status: 'failed',
  error: {
    type: 'ValueError',
    message: 'not enough values to unpack (expected 3, got 0)',
    errno: null,
    winerror: null,
    frames: [],
  },
  ms: 5,
}
const cures = ['export FORKED_BY_MULTIPROCESSING=1', 'poolwise worker launch --auto-pool']

checkTable(taskRegistryInChild, [
  ['forked', healthy(), { status: 'pass', evidence: { 'start method': 'fork' } }],
  [
    'spawned and empty',
    spawning('5.6.2'),
    {
      status: 'fail',
      severity: 'error',
      evidence: { celery: '5.6.2', FORKED_BY_MULTIPROCESSING: false, measured: 'ValueError: it broke' },
      commands: cures,
    },
  ],
  ['forked and silent: a busy machine', healthy({ ipc: ipcFact({ taskRegistryInChild: silent }) }), { status: 'skip' }],
  [
    'spawned and silent',
    spawning('5.6.2', { ipc: ipcFact({ startMethod: 'spawn', taskRegistryInChild: silent }) }),
    { status: 'fail' },
  ],
  [
    'the measurement wins over the version',
    spawning('5.6.2', { ipc: ipcFact({ startMethod: 'spawn', taskRegistryInChild: worked }) }),
    { status: 'pass' },
  ],
  [
    'another start method was measured: see pool.spawn-environment',
    spawning('5.6.2', { ipc: ipcFact() }),
    { status: 'skip' },
  ],
  [
    'with the variable',
    spawning('5.6.2', { ipc: ipcFact({ startMethod: 'spawn', taskRegistryInChild: worked }), worker: forkedBy }),
    { status: 'pass', evidence: { FORKED_BY_MULTIPROCESSING: true } },
  ],
  [
    'the app sets the variable, which the measurement knows nothing of',
    spawning('5.6.2', {
      ipc: ipcFact({
        startMethod: 'spawn',
        taskRegistryInChild: unset,
      }),
      worker: forkedBy,
    }),
    { status: 'skip' },
  ],
  ['macOS from elsewhere', spawning('5.6.2', macos), { status: 'skip' }],
  ['solo', spawning('5.6.2', { worker: workerFact({ pool: 'solo', startMethod: 'spawn' }) }), { status: 'skip' }],
  ['not tried', healthy({ ipc: ipcFact({ taskRegistryInChild: notTried }) }), { status: 'unknown' }],
])
