import { describe, expect, it } from 'vitest'
import { urlValid } from '../../../src/checks/broker/url-valid.ts'
import { brokerFact } from '../../support/broker-facts.ts'
import { expectResult, result } from '../../support/check-case.ts'
import { healthy, launchCommand } from '../../support/facts.ts'

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

  it.each([
    ['CELERY_BROKER_URL', '"redis://u:hush@redis:6379/0"', 'error'],
    ['REDIS_URL', "'redis://redis:6379/0'", 'warn'],
    ['CELERY_BROKER_URL', 'redis://redis:6379/0', null],
    ['GREETING', '"http://shop"', null],
  ] as const)('%s=%s in the environment of a command: %s', (name, value, severity) => {
    const command = { ...launchCommand('celery -A shop worker'), file: 'compose.yaml', env: { [name]: value } }
    const facts = healthy({ broker: brokerFact(['redis://h/0']), launchCommands: [command] })
    expectResult(
      urlValid,
      facts,
      severity === null ? { status: 'pass' } : { status: 'fail', severity, at: 'compose.yaml:7' },
    )
    expect(JSON.stringify(result(urlValid, facts))).not.toContain('hush')
  })

  it('not for a line of documentation', () => {
    const command = { ...launchCommand('celery -A shop worker'), prose: true, env: { BROKER_URL: '"redis://h"' } }
    const facts = healthy({ broker: brokerFact(['redis://h/0']), launchCommands: [command] })
    expectResult(urlValid, facts, { status: 'pass' })
  })
})
