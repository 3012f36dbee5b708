import { describe, it } from 'vitest'
import { configured } from '../../../src/checks/broker/configured.ts'
import { brokerFact } from '../../support/broker-facts.ts'
import { expectResult } from '../../support/check-case.ts'
import { appFact, djangoFact, healthy } from '../../support/facts.ts'

describe('broker.configured', () => {
  it('passes with a URL', () => {
    expectResult(configured, healthy({ broker: brokerFact(['redis://h']) }), { status: 'pass' })
  })

  it('fails without one', () => {
    const broker = brokerFact([], { urls: null, where: null })
    expectResult(configured, healthy({ broker }), { status: 'fail', evidence: { setting: 'broker_url' } })
    const app = appFact({ django: djangoFact({ namespace: 'CELERY' }) })
    expectResult(configured, healthy({ broker, app }), { status: 'fail', evidence: { setting: 'CELERY_BROKER_URL' } })
  })
})
