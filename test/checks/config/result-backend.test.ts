import type { Facts } from '../../../src/facts/facts.ts'
import { resultBackend } from '../../../src/checks/config/result-backend.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, djangoFact, healthy, taskUsageFact } from '../../support/facts.ts'

const waits = (settings: Record<string, unknown> = {}, how = 'get', over: Partial<Facts['app']> = {}) =>
  healthy({
    app: { ...appFact({ settings }), ...over },
    taskUsage: taskUsageFact({ awaited: [{ file: 'shop/views.py', line: 12, how, task: 'add' }] }),
  })
const unbound = (over: Partial<Facts['app']> = {}) =>
  healthy({
    app: { ...appFact({ settings: { result_backend: 'redis://h/1' } }), ...over },
    taskUsage: taskUsageFact({ unbound: [{ file: 'shop/views.py', line: 12 }] }),
  })
const ignoring = { result_backend: 'redis://localhost/1', task_ignore_result: true }

checkTable(resultBackend, [
  ['no result is awaited', healthy(), { status: 'pass' }],
  ['a result is awaited', waits(), { status: 'fail', severity: 'warn', at: 'shop/views.py:12' }],
  ['its state is asked for', waits({}, 'status'), { status: 'fail', severity: 'warn' }],
  ['a chord', waits({}, 'chord'), { status: 'fail', evidence: { at: ['shop/views.py:12 chord'] } }],
  ['switched off by name', waits({ result_backend: 'disabled://' }), { status: 'fail' }],
  ['results are stored', waits({ result_backend: 'redis://localhost/1' }), { status: 'pass' }],
  [
    'the celery command alone has it, from RESULT_BACKEND',
    waits({ result_backend: 'redis://localhost/1' }, 'get', {
      senders: { result_backend: { value: null, origin: 'default', where: null } },
    }),
    { status: 'fail', severity: 'warn', at: 'shop/views.py:12' },
  ],
  [
    'another one in what sends',
    waits({ result_backend: 'redis://localhost/1' }, 'get', {
      senders: { result_backend: { value: 'redis://localhost/2', origin: 'configured', where: 'shop.py:3' } },
    }),
    { status: 'pass' },
  ],
  ['eager tasks give theirs back', waits({ task_always_eager: true }), { status: 'pass' }],
  ['no task stores its result', waits(ignoring), { status: 'fail', severity: 'warn', at: 'shop.py:5' }],
  ['a task does', waits(ignoring, 'get', { taskOptions: { 'shop.add': { ignoreResult: false } } }), { status: 'pass' }],
  [
    'the task itself stores none',
    waits({ result_backend: 'redis://localhost/1' }, 'get', { taskOptions: { 'shop.add': { ignoreResult: true } } }),
    { status: 'fail', severity: 'warn', at: 'shop/views.py:12', evidence: { task: 'shop.add' } },
  ],
  [
    'its state is asked for, not its result',
    waits({ result_backend: 'redis://localhost/1' }, 'ready', { taskOptions: { 'shop.add': { ignoreResult: true } } }),
    { status: 'pass' },
  ],
  ['a result without an app', unbound(), { status: 'fail', severity: 'warn', at: 'shop/views.py:12' }],
  ['in Django the app is the default', unbound({ django: djangoFact() }), { status: 'pass' }],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])
