import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../src/redact/redact.ts'

const plain = () => createRedactor({ secrets: [], home: null })

describe('replaces unknown secrets by their pattern', () => {
  it.each([
    ['redis://:hunter2x@cache:6379/0', 'hunter2x'],
    ['amqp://shop:p4ss%40word@mq:5672//;amqp://shop:0ther-pw@mq2//', 'p4ss%40word'],
    ['amqp://shop:p4ss@mq:5672//;amqp://shop:0ther-pw@mq2//', '0ther-pw'],
    ['redis://user:pa@ss/wo#rd@cache:6379/0', 'pa@ss/wo#rd'],
    ["SECRET_KEY = 'django-insecure-abc123'", 'django-insecure-abc123'],
    ['{"db_password": "tr0ub4dor"}', 'tr0ub4dor'],
    ['AWS_SECRET_ACCESS_KEY=abcdEFGH1234', 'abcdEFGH1234'],
    ['--api-key zzz-111-yyy', 'zzz-111-yyy'],
    ['Authorization: Bearer abc.def-ghi123', 'abc.def-ghi123'],
    ['https://host/path?access_token=q1w2e3r4&x=1', 'q1w2e3r4'],
    ['AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN7EXAMPLE'],
  ])('%s', (text, secret) => {
    expect(plain().text(text)).not.toContain(secret)
    expect(plain().text(text)).toContain('[redacted:1]')
  })
})

describe('keeps text that is not secret', () => {
  it.each([
    'redis://localhost:6379/0',
    'amqp://guest@localhost//',
    'Connected to redis://:**@127.0.0.1:6379//',
    'routing_key=celery exchange=celery',
    'task token count is 12',
    'mail me at someone@example.org',
    'config.settings.base',
  ])('%s', (text) => expect(plain().text(text)).toBe(text))
})

it('replaces a known secret everywhere, also percent-encoded, with the same token', () => {
  const redactor = createRedactor({ secrets: ['p@ss/word'], home: null })
  expect(redactor.text('tried p@ss/word and p%40ss%2Fword')).toBe('tried [redacted:1] and [redacted:1]')
  expect(redactor.count()).toBe(2)
})

it('keeps ordinary words that are also known passwords', () => {
  const redactor = createRedactor({ secrets: ['guest', '5672'], home: null })
  expect(redactor.text('user guest on port 5672: amqp://guest:guest@h//')).toBe(
    'user guest on port 5672: amqp://guest:[redacted:1]@h//',
  )
})

it('replaces a user name that is also the password, and keeps the rest of the URL', () => {
  const redactor = createRedactor({ secrets: ['limited'], home: null })
  expect(redactor.text('amqp://limited:***@mq//')).toBe('amqp://[redacted:1]:***@mq//')
  expect(redactor.text('amqp://limited:limited@mq//')).toBe('amqp://[redacted:1]:[redacted:1]@mq//')
})

it('redacts inside values, by key as well, and shortens the home directory', () => {
  const redactor = createRedactor({ secrets: [], home: '/home/ann' })
  expect(
    redactor.value({
      a: ['/home/ann/shop', '/home/anna', '../../home/ann/shop'],
      password: 'zz9plural',
      n: 1,
      deep: { url: 'redis://:abcd@h' },
    }),
  ).toEqual({
    a: ['~/shop', '/home/anna', '../../home/ann/shop'],
    password: '[redacted:1]',
    n: 1,
    deep: { url: 'redis://:[redacted:2]@h' },
  })
})

describe('of a known secret that is split at blanks, commas and what a shell reads', () => {
  const redactor = () => createRedactor({ secrets: ['correct w053Zx9v', 'ab,w044Zx9v', 'w316Zx9v&'], home: null })

  it.each([
    ['does not expect the argument "w053Zx9v"', 'w053Zx9v'],
    ['the queues ab and w044Zx9v', 'w044Zx9v'],
    ['amqp://joe:w316Zx9v', 'w316Zx9v'],
  ])('the parts are replaced: %s', (text, part) => expect(redactor().text(text)).not.toContain(part))

  it('plain words are not: docs/redaction.md', () => expect(redactor().text('that is correct')).toBe('that is correct'))
})

it('however many secrets are known, each is replaced, those of one beginning too', () => {
  const beginning = 'a-beginning-of-many-of-them-'
  const secrets = [...Array(300).keys()].flatMap((n) => [
    `pw${n}xyz`,
    `${beginning.repeat(8)}${n}x`,
    `django-insecure-${n}x`,
  ])
  const redactor = createRedactor({ secrets, home: null })
  expect(
    secrets.filter(
      (secret) =>
        redactor.text(`it is "${secret}".`) !==
        `it is "[redacted:1]".`.replace('1', String(secrets.indexOf(secret) + 1)),
    ),
  ).toEqual([])
})
