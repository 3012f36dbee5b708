import { resultBackend } from '../../../src/checks/config/result-backend.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy, taskUsageFact } from '../../support/facts.ts'

const waits = (settings: Record<string, unknown> = {}, how = 'get') =>
  healthy({
    app: appFact({ settings }),
    taskUsage: taskUsageFact({ awaited: [{ file: 'shop/views.py', line: 12, how }] }),
  })

checkTable(resultBackend, [
  ['no result is awaited', healthy(), { status: 'pass' }],
  ['a result is awaited', waits(), { status: 'fail', severity: 'info', at: 'shop/views.py:12' }],
  ['a chord', waits({}, 'chord'), { status: 'fail', evidence: { at: ['shop/views.py:12 chord'] } }],
  ['switched off by name', waits({ result_backend: 'disabled://' }), { status: 'fail' }],
  ['results are stored', waits({ result_backend: 'redis://localhost/1' }), { status: 'pass' }],
  ['eager tasks give theirs back', waits({ task_always_eager: true }), { status: 'pass' }],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])
