import { describe, it } from 'vitest'
import { driverInstalled } from '../../../src/checks/broker/driver-installed.ts'
import type { ProjectFact } from '../../../src/facts/project.ts'
import { brokerFact } from '../../support/broker-facts.ts'
import { expectResult } from '../../support/check-case.ts'
import { healthy, packagesFact, projectFact } from '../../support/facts.ts'

describe('broker.driver-installed', () => {
  const missing = { imported: false, error: 'AttributeError: …', missingModule: 'redis', package: 'celery[redis]' }

  it.each<[ProjectFact['manager'], string]>([
    ['pip', '.venv/bin/python -m pip install celery[redis]'],
    ['poetry', 'poetry add celery[redis]'],
    ['uv', 'uv add celery[redis]'],
  ])('with %s: %s', (manager, command) => {
    const broker = brokerFact(['redis://h'], { driver: missing })
    const facts = healthy({ broker, project: projectFact({ manager }) })
    expectResult(driverInstalled, facts, { status: 'fail', commands: [command] })
  })

  it.each([
    [{ imported: true, error: null, missingModule: null, package: null }, 'pass', []],
    [null, 'skip', []],
    [{ imported: false, error: 'ValueError: no', missingModule: null, package: null }, 'fail', []],
    [
      { imported: false, error: 'ModuleNotFoundError', missingModule: 'kazoo', package: null },
      'fail',
      ['.venv/bin/python -m pip install kazoo'],
    ],
  ] as const)('%j: %s', (driver, status, commands) => {
    expectResult(driverInstalled, healthy({ broker: brokerFact(['redis://h'], { driver }) }), { status, commands })
  })

  it.each([
    ['packaging', '.venv/bin/python -m pip install packaging'],
    ['pkg_resources', '.venv/bin/python -m pip install setuptools<82'],
  ])('the extra is installed, and %s, which it needs, is not', (missingModule, command) => {
    const broker = brokerFact(['redis://h'], { driver: { ...missing, missingModule } })
    const facts = healthy({ broker, packages: packagesFact({ redis: '5.0.1' }) })
    expectResult(driverInstalled, facts, { status: 'fail', commands: [command] })
  })
})
