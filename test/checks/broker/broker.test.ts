import { describe, expect, it } from 'vitest'
import { authenticated } from '../../../src/checks/broker/authenticated.ts'
import { configured } from '../../../src/checks/broker/configured.ts'
import { database } from '../../../src/checks/broker/database.ts'
import { driverInstalled } from '../../../src/checks/broker/driver-installed.ts'
import { reachable } from '../../../src/checks/broker/reachable.ts'
import { resolves } from '../../../src/checks/broker/resolves.ts'
import { urlValid } from '../../../src/checks/broker/url-valid.ts'
import { evaluateChecks } from '../../../src/doctor/evaluate.ts'
import type { BrokerFailure, ConnectionStage } from '../../../src/facts/broker.ts'
import type { ProjectFact } from '../../../src/facts/project.ts'
import { brokerFact, connectionFact } from '../../support/broker-facts.ts'
import { expectResult, found, result } from '../../support/check-case.ts'
import { appFact, djangoFact, healthy, projectFact } from '../../support/facts.ts'

const chain = [configured, urlValid, driverInstalled, resolves, reachable, authenticated, database]

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
})

type Row = readonly [
  url: string,
  stage: ConnectionStage | null,
  kind: BrokerFailure['kind'] | null,
  owner: string | null,
]

describe('one fault, one finding', () => {
  it.each<Row>([
    ['redis://h/0', null, null, null],
    ['redis://h/0', 'resolve', 'host-not-found', 'broker.resolves'],
    ['redis://h/0', 'resolve', 'lookup-timed-out', 'broker.resolves'],
    ['redis://h/0', 'connect', 'refused', 'broker.reachable'],
    ['redis://h/0', 'connect', 'filtered', 'broker.reachable'],
    ['redis+socket:///run/x.sock', 'connect', 'no-such-socket', 'broker.reachable'],
    ['redis://h/0', 'answer', 'silent', 'broker.reachable'],
    ['redis://h/0', 'answer', 'closed', 'broker.reachable'],
    ['redis://h/0', 'answer', 'not-this-protocol', 'broker.reachable'],
    ['redis://h/0', 'answer', 'server-full', 'broker.reachable'],
    ['redis://h/0', 'answer', 'protected-mode', 'broker.reachable'],
    ['redis://h/0', 'answer', 'server-too-old', 'broker.reachable'],
    ['sentinel://h/0', 'answer', 'no-such-master', 'broker.reachable'],
    ['rediss://h/0', 'tls', 'tls-to-plain-port', 'broker.reachable'],
    ['redis://h/0', 'tls', 'plain-to-tls-port', 'broker.reachable'],
    ['amqp://h', 'tls', 'plain-to-tls-port', 'broker.reachable'],
    ['amqps://h', 'tls', 'certificate', 'broker.reachable'],
    ['redis://h/0', 'authenticate', 'wrong-credentials', 'broker.authenticated'],
    ['redis://h/0', 'authenticate', 'credentials-required', 'broker.authenticated'],
    ['amqp://h', 'authenticate', 'guest-not-local', 'broker.authenticated'],
    ['amqp://h', 'authenticate', 'other', 'broker.authenticated'],
    ['redis://h/99', 'database', 'no-such-database', 'broker.database'],
    ['amqp://h/shop', 'database', 'no-such-vhost', 'broker.database'],
    ['amqp://h/shop', 'database', 'not-allowed', 'broker.database'],
    ['redis://h/1', 'database', 'not-allowed', 'broker.database'],
  ])('%s %s %s: %s', (url, stage, kind, owner) => {
    const connection = connectionFact(url, stage && kind && { stage, kind })
    const seen = evaluateChecks(chain, found(healthy({ broker: brokerFact([url]), brokerConnections: [connection] })))
    const failing = seen.filter(({ result: { status } }) => status === 'fail').map(({ check }) => check.id)
    expect(failing).toEqual(owner === null ? [] : [owner])
    const ids = chain.map(({ id }) => id)
    const behind = seen.slice(owner === null ? ids.length : ids.indexOf(owner) + 1)
    for (const { result: after, blockedBy } of behind) {
      expect(after.status).toBe('skip')
      expect(blockedBy).toEqual([owner])
    }
    const before = seen.slice(0, owner === null ? ids.length : ids.indexOf(owner))
    for (const { result: earlier } of before) expect(earlier.status).toBe('pass')
  })
})

describe('no finding', () => {
  it.each([
    ['memory://', 'skip'],
    ['filesystem://', 'skip'],
    ['sqla+sqlite:///x.db', 'skip'],
    ['sqs://', 'skip'],
  ] as const)('%s: %s', (url, status) => {
    const facts = healthy({ broker: brokerFact([url]), brokerConnections: [] })
    expectResult(reachable, facts, { status })
    for (const check of [resolves, authenticated, database]) expectResult(check, facts, { status: 'skip' })
  })

  it('a server that is still loading is unknown', () => {
    const brokerConnections = [connectionFact('redis://h', { stage: 'answer', kind: 'loading' })]
    expectResult(reachable, healthy({ broker: brokerFact(['redis://h']), brokerConnections }), { status: 'unknown' })
  })

  it('without a broker the other checks are skipped', () => {
    const broker = brokerFact([], { urls: null, where: null })
    const seen = evaluateChecks(chain, found(healthy({ broker, brokerConnections: [] })))
    expect(seen.map(({ result: { status } }) => status)).toEqual(['fail', ...Array<string>(6).fill('skip')])
  })
})

describe('several URLs', () => {
  const urls = ['redis://a', 'redis://b']
  const facts = (...brokerConnections: ReturnType<typeof connectionFact>[]) =>
    healthy({ broker: brokerFact(urls), brokerConnections })
  const unknownHost = connectionFact('redis://a', { stage: 'resolve', kind: 'host-not-found' })

  it('one that works is enough, and the evidence names the other', () => {
    const seen = facts(unknownHost, connectionFact('redis://b'))
    for (const check of [resolves, reachable, authenticated, database])
      expectResult(check, seen, {
        status: 'pass',
        evidence: { address: 'redis://b', "other addresses that don't work": ['redis://a: the reason'] },
      })
  })

  it('when none works, the finding is about the one that got furthest', () => {
    const seen = facts(unknownHost, connectionFact('redis://b', { stage: 'connect', kind: 'refused' }))
    expectResult(resolves, seen, { status: 'pass' })
    expectResult(reachable, seen, { status: 'fail', evidence: { address: 'redis://b' } })
  })
})

describe('commands', () => {
  it.each([
    [
      'redis://localhost:7000',
      'connect',
      'refused',
      ['redis-server --port 7000', 'docker run --rm -p 7000:6379 redis'],
    ],
    ['redis://far.example:7000', 'connect', 'refused', []],
    ['amqp://127.0.0.1', 'connect', 'refused', ['rabbitmq-server', 'docker run --rm -p 5672:5672 rabbitmq']],
  ] as const)('%s %s %s', (url, stage, kind, commands) => {
    const brokerConnections = [connectionFact(url, { stage, kind })]
    expectResult(reachable, healthy({ broker: brokerFact([url]), brokerConnections }), { status: 'fail', commands })
  })

  it('a missing virtual host', () => {
    const url = 'amqp://shop:pw@h/shop'
    const brokerConnections = [connectionFact(url, { stage: 'database', kind: 'no-such-vhost' })]
    expectResult(database, healthy({ broker: brokerFact([url]), brokerConnections }), {
      status: 'fail',
      commands: ['rabbitmqctl add_vhost shop', 'rabbitmqctl set_permissions -p shop shop .* .* .*'],
    })
  })
})
