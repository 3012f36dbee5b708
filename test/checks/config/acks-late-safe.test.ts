import { acksLateSafe } from '../../../src/checks/config/acks-late-safe.ts'
import type { TaskOptions } from '../../../src/facts/app.ts'
import type { PoolName } from '../../../src/facts/worker.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy, nothingConfigured, workerFact } from '../../support/facts.ts'

const limit = {
  ...nothingConfigured,
  timeLimit: { value: 30, origin: { kind: 'setting' as const, where: 'shop.py:8' } },
}
const project = (settings: object, add: TaskOptions = {}, pool: PoolName = 'prefork', configured = nothingConfigured) =>
  healthy({
    app: appFact({ settings: settings as Record<string, unknown>, taskOptions: { 'shop.add': add } }),
    worker: workerFact({ pool, configured }),
  })
const late = { task_acks_late: true }
const reject = { task_reject_on_worker_lost: true }

checkTable(acksLateSafe, [
  ['early acknowledgement, the default', project({}), { status: 'pass' }],
  ['late and put back', project({ ...late, ...reject }), { status: 'pass' }],
  ['late alone: a note', project(late), { status: 'fail', severity: 'info' }],
  ['one late task: a note', project({}, { acksLate: true }), { status: 'fail', severity: 'info' }],
  ['late, in a pool without children', project(late, {}, 'threads'), { status: 'pass' }],
  ['late and put back, by the task', project({}, { acksLate: true, rejectOnWorkerLost: true }), { status: 'pass' }],
  ['put back without late', project(reject), { status: 'fail', severity: 'warn', at: 'shop.py:5' }],
  [
    'put back without late, by the task',
    project({}, { rejectOnWorkerLost: true }),
    { status: 'fail', severity: 'warn', at: null, evidence: { tasks: ['shop.add'] } },
  ],
  ['put back, and the task is late', project(reject, { acksLate: true }), { status: 'pass' }],
  ['put back without late, in solo', project(reject, {}, 'solo'), { status: 'pass' }],
  ['Celery 5.7 sends it again itself', project({ ...reject, task_retry_on_worker_lost: true }), { status: 'pass' }],
  [
    'not acknowledged when the time is up',
    project({ ...late, ...reject, task_acks_on_failure_or_timeout: false }, {}, 'prefork', limit),
    { status: 'fail', severity: 'warn', evidence: { 'time limit': '30 s (shop.py:8)' } },
  ],
  [
    'the same by the setting of Celery 5.7',
    project({ ...late, ...reject, task_acks_on_timeout: false }, { timeLimit: 5 }),
    { status: 'fail', severity: 'warn', evidence: { 'time limit': '5 s (shop.add)' } },
  ],
  [
    'the newer setting wins',
    project(
      { ...late, ...reject, task_acks_on_timeout: true, task_acks_on_failure_or_timeout: false },
      {},
      'prefork',
      limit,
    ),
    { status: 'pass' },
  ],
  [
    'no time limit: nothing is put back',
    project({ ...late, ...reject, task_acks_on_failure_or_timeout: false }),
    { status: 'pass' },
  ],
  ['the worker is not known', without(healthy(), 'worker'), { status: 'skip' }],
])
