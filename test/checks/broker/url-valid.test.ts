import { describe, expect, it } from 'vitest'
import { urlValid } from '../../../src/checks/broker/url-valid.ts'
import { brokerFact } from '../../support/broker-facts.ts'
import { expectResult, result } from '../../support/check-case.ts'
import { healthy } from '../../support/facts.ts'

describe('broker.url-valid', () => {
  it.each([
    ['redis://h/0', 'pass', undefined],
    ['memory://', 'pass', undefined],
    ['reddis://h', 'fail', 'unknown-scheme'],
    ['redis://:a/b@h/0', 'fail', 'unescaped-character'],
    ['redis://h/celery', 'fail', 'bad-database'],
  ] as const)('%s: %s', (url, status, problem) => {
    const evidence = problem === undefined ? {} : { problem }
    const at = status === 'fail' ? 'shop.py:5' : null
    expectResult(urlValid, healthy({ broker: brokerFact([url]) }), { status, evidence, at })
  })

  it('fails for one bad URL of several, and shows no password', () => {
    const broker = brokerFact(['redis://:hush@h/0', 'redis://:hu#sh@h/0'])
    const seen = result(urlValid, healthy({ broker }))
    expect(seen.status).toBe('fail')
    expect(JSON.stringify(seen)).not.toMatch(/hush|hu#sh/)
  })
})
