import { retriesBounded } from '../../../src/checks/config/retries-bounded.ts'
import { checkTable } from '../../support/check-case.ts'
import { appFact, healthy } from '../../support/facts.ts'

const retried = (how: 'retry' | 'autoretry_for') =>
  healthy({ app: appFact({ endlessRetries: [{ task: 'shop.add', how, file: 'shop.py', line: 7 }] }) })

checkTable(retriesBounded, [
  ['none', healthy({}), { status: 'pass' }],
  ['self.retry()', retried('retry'), { status: 'fail', severity: 'info', at: 'shop.py:7' }],
  ['autoretry_for', retried('autoretry_for'), { status: 'fail', severity: 'info', at: 'shop.py:7' }],
])
