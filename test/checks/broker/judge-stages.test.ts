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
import { brokerFact, connectionFact } from '../../support/broker-facts.ts'
import { expectResult, found } from '../../support/check-case.ts'
import { healthy } from '../../support/facts.ts'

const chain = [configured, urlValid, driverInstalled, resolves, reachable, authenticated, database]

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
    ['sqs://', 'unknown'],
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
