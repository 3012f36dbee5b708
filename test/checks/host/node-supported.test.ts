import { nodeSupported } from '../../../src/checks/host/node-supported.ts'
import { checkTable } from '../../support/check-case.ts'
import { healthy, hostFact } from '../../support/facts.ts'

const node = (nodeVersion: string) => healthy({ host: hostFact({ nodeVersion }) })

checkTable(nodeSupported, [
  ['the floor', node('20.19.0'), { status: 'pass', evidence: { node: '20.19.0' } }],
  ['a newer major', node('24.0.0'), { status: 'pass' }],
  ['one minor below the floor', node('20.18.3'), { status: 'fail', severity: 'error', evidence: { node: '20.18.3' } }],
  ['an older major with a higher minor', node('18.20.4'), { status: 'fail' }],
  ['a major of two digits is a number', node('100.1.0'), { status: 'pass' }],
  ['the host is not known', {}, { status: 'skip' }],
])
