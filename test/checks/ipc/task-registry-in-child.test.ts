import { taskRegistryInChild } from '../../../src/checks/ipc/task-registry-in-child.ts'
import type { Facts } from '../../../src/facts/facts.ts'
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
    'another start method was measured: 5.6 by its version',
    spawning('5.6.2', { ipc: ipcFact() }),
    { status: 'fail', commands: cures },
  ],
  ['another start method was measured: 5.7 by its version', spawning('5.7.0', { ipc: ipcFact() }), { status: 'pass' }],
  ['a pre-release of 5.7 has it', spawning('5.7.0rc1', { ipc: ipcFact() }), { status: 'pass' }],
  [
    'with the variable',
    spawning('5.6.2', { ipc: ipcFact(), worker: forkedBy }),
    { status: 'pass', evidence: { FORKED_BY_MULTIPROCESSING: true } },
  ],
  ['macOS from elsewhere, 5.6', spawning('5.6.2', macos), { status: 'fail', commands: cures }],
  ['macOS from elsewhere, 5.7', spawning('5.7.0', macos), { status: 'pass' }],
  ['solo', spawning('5.6.2', { worker: workerFact({ pool: 'solo', startMethod: 'spawn' }) }), { status: 'skip' }],
  ['not tried', healthy({ ipc: ipcFact({ taskRegistryInChild: notTried }) }), { status: 'unknown' }],
])
