import { resultBackend } from '../../../src/checks/config/result-backend.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, configurationFact, healthy } from '../../support/facts.ts'

const waits = (settings: Record<string, unknown> = {}, how = 'get') =>
  healthy({
    app: appFact({
      settings,
      configuration: configurationFact({ awaited: [{ file: 'shop/views.py', line: 12, how }] }),
    }),
  })

checkTable(resultBackend, [
  ['nobody waits', healthy(), { status: 'pass' }],
  ['somebody waits', waits(), { status: 'fail', severity: 'info', at: 'shop/views.py:12' }],
  ['a chord', waits({}, 'chord'), { status: 'fail', evidence: { at: ['shop/views.py:12 chord'] } }],
  ['switched off by name', waits({ result_backend: 'disabled://' }), { status: 'fail' }],
  ['results are stored', waits({ result_backend: 'redis://localhost/1' }), { status: 'pass' }],
  ['eager tasks give theirs back', waits({ task_always_eager: true }), { status: 'pass' }],
  ['the source was not read', healthy({ app: appFact({ configuration: null }) }), { status: 'skip' }],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])
