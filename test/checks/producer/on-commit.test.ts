import { onCommit } from '../../../src/checks/producer/on-commit.ts'
import { checkTable } from '../../support/check-case.ts'
import { appFact, healthy, taskUsageFact } from '../../support/facts.ts'

const inside = { taskUsage: taskUsageFact({ inTransactions: [{ file: 'shop/views.py', line: 12 }] }) }

checkTable(onCommit, [
  ['no task is sent inside a transaction', healthy(), { status: 'pass' }],
  ['one is', healthy(inside), { status: 'fail', severity: 'info', at: 'shop/views.py:12' }],
  [
    'it runs at once',
    healthy({ ...inside, app: appFact({ settings: { task_always_eager: true } }) }),
    { status: 'pass' },
  ],
])
