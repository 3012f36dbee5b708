import { limitsHonoured } from '../../../src/checks/config/limits-honoured.ts'
import type { ConfiguredOptions, PoolName, Origin } from '../../../src/facts/worker.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy, onWindows, nothingConfigured, workerFact } from '../../support/facts.ts'

const origin: Origin = { kind: 'setting', where: 'shop.py:5' }
const set = <T>(value: T) => ({ value, origin })
const runs = (pool: PoolName, told: Partial<ConfiguredOptions>) =>
  workerFact({ pool, configured: { ...nothingConfigured, ...told } })
const on = (pool: PoolName, told: Partial<ConfiguredOptions>) => healthy({ worker: runs(pool, told) })
const hard = { timeLimit: set(30) }
const soft = { softTimeLimit: set(20) }
const all = { ...hard, ...soft, maxTasksPerChild: set(100), maxMemoryPerChild: set(2e5), autoscale: set('4,1') }
const ignored = (...lines: readonly string[]) => ({ evidence: { ignored: lines } })

checkTable(limitsHonoured, [
  ['nothing is set', on('solo', {}), { status: 'pass' }],
  ['prefork honours everything', on('prefork', all), { status: 'pass' }],
  ['threads, hard limit', on('threads', hard), { status: 'fail', severity: 'warn', at: 'shop.py:5' }],
  ['solo, hard limit', on('solo', hard), { status: 'fail', ...ignored('time limit 30 (shop.py:5)') }],
  ['solo, everything', on('solo', all), { status: 'fail', severity: 'warn' }],
  ['solo, autoscale: without effect', on('solo', { autoscale: set('4,1') }), { status: 'fail', severity: 'warn' }],
  [
    'threads, autoscale: the worker ends',
    on('threads', { autoscale: set('4,1') }),
    { status: 'fail', severity: 'error' },
  ],
  ['threads, max-tasks', on('threads', { maxTasksPerChild: set(9) }), { status: 'fail', severity: 'warn' }],
  ['threads, max-memory', on('threads', { maxMemoryPerChild: set(9) }), { status: 'fail' }],
  ['gevent, hard limit', on('gevent', hard), { status: 'pass' }],
  [
    'gevent, soft limit',
    on('gevent', { ...hard, ...soft }),
    { status: 'fail', ...ignored('soft time limit 20 (shop.py:5)') },
  ],
  ['gevent, autoscale', on('gevent', { autoscale: set('4,1') }), { status: 'pass' }],
  ['eventlet, hard limit', on('eventlet', hard), { status: 'fail' }],
  ['eventlet, autoscale', on('eventlet', { autoscale: set('4,1') }), { status: 'pass' }],
  ['a pool of the project', on('custom', all), { status: 'pass' }],
  [
    "a task's own limit",
    healthy({ worker: runs('threads', {}), app: appFact({ taskOptions: { 'shop.add': { timeLimit: 5 } } }) }),
    { status: 'fail', at: null, ...ignored('time limit 5 (shop.add)') },
  ],
  [
    'a task that switches its limit off',
    healthy({ worker: runs('threads', {}), app: appFact({ taskOptions: { 'shop.add': { timeLimit: 0 } } }) }),
    { status: 'pass' },
  ],
  ['prefork on Windows, soft limit', onWindows({ worker: runs('prefork', soft) }), { status: 'fail' }],
  ['prefork on Windows, hard limit', onWindows({ worker: runs('prefork', hard) }), { status: 'pass' }],
  ['the worker is not known', without(healthy(), 'worker'), { status: 'skip' }],
])
