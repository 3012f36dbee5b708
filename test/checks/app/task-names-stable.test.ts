import { taskNamesStable } from '../../../src/checks/app/task-names-stable.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy } from '../../support/facts.ts'

const script = (sends: boolean) =>
  healthy({
    app: appFact({ main: null }),
    scriptNames: [{ task: 'shop.pay', asScript: '__main__.pay', sends, file: 'shop.py', line: 14 }],
  })

checkTable(taskNamesStable, [
  ['called after their module', healthy(), { status: 'pass' }],
  [
    'registered as a script names it',
    healthy({ app: appFact({ tasks: ['shop.add', '__main__.pay'] }) }),
    { status: 'fail', severity: 'warn', evidence: { tasks: ['__main__.pay'] } },
  ],
  [
    'sent by a script',
    script(true),
    {
      status: 'fail',
      severity: 'warn',
      at: 'shop.py:14',
      evidence: { names: ['shop.pay, as a script __main__.pay (shop.py:14)'] },
    },
  ],
  ['a script starts a worker', script(false), { status: 'fail', severity: 'warn' }],
  [
    'sent under another name of the same module',
    healthy({ sentNames: [{ task: 'shop.pay', sentAs: 'plugins.shop.pay', file: 'api.py', line: 3 }] }),
    {
      status: 'fail',
      severity: 'warn',
      at: 'api.py:3',
      evidence: { names: ['shop.pay, sent as plugins.shop.pay (api.py:3)'] },
    },
  ],
  ['an older report', without(healthy(), 'sentNames'), { status: 'pass' }],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])
