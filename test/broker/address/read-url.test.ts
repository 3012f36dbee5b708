import { describe, expect, it } from 'vitest'
import type { BrokerAddress } from '../../../src/facts/broker.ts'
import { readUrl } from '../../../src/broker/address/read-url.ts'
import { urlContext } from './url-context.ts'

const address = (url: string, context = urlContext()): BrokerAddress => {
  const read = readUrl(url, context)
  if ('problem' in read) throw new Error(`${url}: ${read.problem.problem} ${read.problem.detail}`)
  return read.address
}

const problem = (url: string, context = urlContext()) => {
  const read = readUrl(url, context)
  if ('address' in read) throw new Error(`${url} was read`)
  return read.problem
}

describe('a URL that kombu can read', () => {
  it.each([
    // url                                       contact      host         port  path       user     password
    ['redis://', 'redis', '127.0.0.1', 6379, null, null, null],
    ['redis:///1', 'redis', '127.0.0.1', 6379, '1', null, null],
    ['redis://cache/2', 'redis', 'cache', 6379, '2', null, null],
    ['rediss://cache/2', 'redis', 'cache', 6379, '2', null, null],
    ['REDIS://Cache:7000/', 'redis', 'cache', 7000, null, null, null],
    ['redis://:pw@h', 'redis', 'h', 6379, null, null, 'pw'],
    ['redis://u:p@x@h:1/0', 'redis', 'h', 1, '0', 'u', 'p@x'],
    ['redis://u:p:x@h:1/0', 'redis', 'h', 1, '0', 'u', 'p:x'],
    ['redis://u%40:p%2F%23@h', 'redis', 'h', 6379, null, 'u@', 'p/#'],
    ['redis://u:p%zz%C3%A9@h', 'redis', 'h', 6379, null, 'u', 'p%zzé'],
    ['redis://[::1]:7000/1', 'redis', '::1', 7000, '1', null, null],
    ['redis://h:/0', 'redis', 'h', 6379, '0', null, null],
    ['amqp://', 'amqp', 'localhost', 5672, null, 'guest', 'guest'],
    ['amqp://h', 'amqp', 'h', 5672, null, 'guest', 'guest'],
    ['amqp://h/', 'amqp', 'h', 5672, null, 'guest', 'guest'],
    ['amqp://h//', 'amqp', 'h', 5672, '/', 'guest', 'guest'],
    ['amqp://h/shop', 'amqp', 'h', 5672, 'shop', 'guest', 'guest'],
    ['amqp://h/%2Fshop', 'amqp', 'h', 5672, '/shop', 'guest', 'guest'],
    ['amqp://h/a/b', 'amqp', 'h', 5672, 'a/b', 'guest', 'guest'],
    ['amqp://foo@h', 'amqp', 'h', 5672, null, 'foo', 'guest'],
    ['amqps://h', 'amqp', 'h', 5671, null, 'guest', 'guest'],
    ['pyamqp://h', 'amqp', 'h', 5672, null, 'guest', 'guest'],
    ['amqp://h?heartbeat=3', 'amqp', 'h', 5672, null, 'guest', 'guest'],
    ['rabbit', 'amqp', 'rabbit', 5672, null, 'guest', 'guest'],
    ['memory://', 'embedded', null, null, null, null, null],
    ['filesystem://', 'embedded', null, null, null, null, null],
    ['sqla+sqlite:///x.db', 'embedded', null, null, null, null, null],
    ['sqla+postgresql://u:p@h/d', 'embedded', null, null, null, null, null],
    ['sqs://key:secret@', 'not-probed', null, null, null, 'key', 'secret'],
  ])('%s', (url, contact, host, port, path, username, password) => {
    expect(address(url)).toMatchObject({ contact, host, port, path, username, password })
  })

  it('a Unix socket', () => {
    const context = urlContext()
    expect(address('redis+socket:///run/redis.sock?virtual_host=1', context)).toMatchObject({
      socketPath: '/run/redis.sock',
      path: '1',
    })
    expect(address('redis+socket://u:pw@/run/redis.sock', context)).toMatchObject({ username: 'u', password: 'pw' })
  })

  it('settings complete it, and broker_transport overrides its scheme', () => {
    expect(address('h', urlContext({ transport: 'redis', port: 7000, vhost: '4', password: 'pw' }))).toMatchObject({
      transport: 'redis',
      port: 7000,
      path: '4',
      password: 'pw',
    })
    expect(address('amqp://h', urlContext({ transport: 'redis' }))).toMatchObject({ transport: 'redis', port: 6379 })
  })

  it.each(['rabbitmq', 'mq.example.org', '127.0.0.1', '::1', 'amqp'])('%s alone is a RabbitMQ host', (host) => {
    expect(address(host)).toMatchObject({ transport: 'amqp', host })
  })

  it('a transport that only the installed kombu knows', () => {
    expect(address('mine://h', urlContext({ imported: true }))).toMatchObject({ contact: 'not-probed' })
  })
})

describe('TLS as the worker uses it', () => {
  it.each([
    // url, broker_use_ssl, verify
    ['redis://h', false, null],
    ['rediss://h', false, { certificate: false, hostname: false }],
    ['rediss://h?ssl_cert_reqs=required', false, { certificate: true, hostname: true }],
    ['rediss://h?ssl_cert_reqs=CERT_NONE', false, { certificate: false, hostname: false }],
    ['redis://h?ssl_ca_certs=/ca.pem', false, { certificate: true, hostname: true, ca: '/ca.pem' }],
    ['rediss://h?ssl_cert_reqs=required&ssl_check_hostname=False', false, { certificate: true, hostname: false }],
    ['redis://h', { ssl_cert_reqs: 2 }, { certificate: true, hostname: true }],
    ['redis://h', { ssl_cert_reqs: 0 }, { certificate: false, hostname: false }],
    ['redis://h', { ssl_cert_reqs: '<VerifyMode.CERT_NONE: 0>' }, { certificate: false }],
    ['amqp://h', false, null],
    ['amqp://h', true, { certificate: true, hostname: false }],
    ['amqp://h?ssl=true', false, { certificate: true, hostname: false }],
    ['amqps://h', false, { certificate: true, hostname: false }],
    ['amqps://h', { cert_reqs: 0 }, { certificate: false }],
    ['amqps://h', { server_hostname: null, ca_certs: '/ca.pem' }, { certificate: true, hostname: true, ca: '/ca.pem' }],
  ])('%s with %j', (url, useSsl, verify) => {
    const read = address(url, urlContext({ useSsl }))
    expect(read.tls).toBe(verify !== null)
    if (verify === null) expect(read.verify).toBeNull()
    else expect(read.verify).toMatchObject(verify)
  })

  it('a host alone, with broker_use_ssl = True, which the Redis transport ignores', () => {
    expect(address('h', urlContext({ transport: 'rediss' })).tls).toBe(true)
    expect(address('h', urlContext({ transport: 'rediss', useSsl: true })).tls).toBe(false)
  })
})

describe('a URL that kombu rejects or misreads', () => {
  it.each([
    ['reddis://h', 'unknown-scheme', 'redis://h'],
    ['reddis://u:secret@h', 'unknown-scheme', 'redis://u:***@h'],
    ['"redis://h"', 'unknown-scheme', 'redis://h'],
    ['qwertz://h', 'unknown-scheme', null],
    ['django-db', 'no-scheme', null],
    ['rpc', 'no-scheme', null],
    ['redis', 'no-scheme', 'redis://…'],
    ['localhost:6379/0', 'no-scheme', 'redis://localhost:6379/0'],
    ['guest:hush@rabbit:5672', 'no-scheme', 'amqp://***@rabbit:5672'],
    ['"localhost"', 'no-scheme', null],
    ['redis://h:port', 'bad-port', null],
    ['redis://h:99999', 'bad-port', null],
    ['redis://h/celery', 'bad-database', null],
    ['redis://h/0/', 'bad-database', null],
    ['redis://u:x/y@h:1/0', 'unescaped-character', 'redis://u:<password with / written as %2F>@h:1/0'],
    ['redis://:x#y@h:1/0', 'unescaped-character', 'redis://:<password with # written as %23>@h:1/0'],
    ['amqp://u:x?y@h:1//', 'unescaped-character', 'amqp://u:<password with ? written as %3F>@h:1//'],
    ['redis://u:1/y@h/0', 'unescaped-character', 'redis://u:<password with / written as %2F>@h/0'],
    ['amqp://u:1/y@h:5672//', 'unescaped-character', 'amqp://u:<password with / written as %2F>@h:5672//'],
    ['redis://u:x@y/z@h:1/0', 'unescaped-character', 'redis://u:<password with / written as %2F>@h:1/0'],
    ['redis://u:[y@h:1/0', 'unescaped-character', 'redis://u:<password with [ written as %5B>@h:1/0'],
    ['redis://h?health_check_interval=3', 'unknown-parameter', null],
    ['redis://h?virtual_host=3', 'unknown-parameter', null],
    ['rediss://h?ssl_cert_reqs=CERT_NOPE', 'bad-tls-parameter', null],
    ['amqps://h?ssl_cert_reqs=required', 'bad-tls-parameter', null],
    ['sentinel://h', 'missing-master-name', null],
  ])('%s', (url, kind, suggestion) => {
    const found = problem(url)
    expect(found.problem).toBe(kind)
    if (suggestion !== null) expect(found.suggestion).toBe(suggestion)
  })

  it.each([
    ['redis://h', true],
    ['rediss://h', true],
    ['redis://h', { cert_reqs: 2 }],
    ['amqp://h', { ssl_cert_reqs: 2 }],
  ])('%s with broker_use_ssl = %j', (url, useSsl) => {
    expect(problem(url, urlContext({ useSsl })).problem).toBe('bad-tls-parameter')
  })

  it.each(['amqp://h/a@b', 'redis://u:p@h/0', 'amqp://u:p@h:1/v', 'sentinel://h/0'])('%s is fine', (url) => {
    expect(readUrl(url, urlContext({ masterName: 'm' }))).toHaveProperty('address')
  })
})
