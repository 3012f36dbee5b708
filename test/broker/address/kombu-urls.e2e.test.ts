import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { BrokerAddress } from '../../../src/facts/broker.ts'
import { readUrl } from '../../../src/broker/address/read-url.ts'
import { venv, venvNames } from '../../support/venv.ts'
import { urlContext } from './url-context.ts'

const script = fileURLToPath(new URL('kombu-reads.py', import.meta.url))

/** What kombu reads and what it refuses; our reading must be the same, and what it refuses must be a problem. */
const urls = [
  ...['redis://', 'redis:///1', 'redis://h', 'redis://h/', 'redis://h/0', 'REDIS://Host:7000/3', 'redis://h:/0'],
  ...['redis://:pw@h', 'redis://u@h', 'redis://u:pw@h/1', 'redis://u:p@w@h/1', 'redis://u:p:w@h/1', 'redis://:@h'],
  ...['redis://u%40:p%2F%23@h', 'redis://u:p%zz%C3%A9%@h', 'redis://u+v:p+w@h', 'redis://u:p%25@h', 'redis://%68'],
  ...[
    'redis://[::1]',
    'redis://[::1]:7000/1',
    'redis://u:p@[fe80::1]:1/0',
    'redis://h/ 1',
    'redis://h/1_0',
    'redis://h/-1',
  ],
  ...['redis://h#x', 'redis://h/2#x', 'redis://h?virtual_host=3', 'redis://h/1?virtual_host=3', 'redis://h?port=7001'],
  ...['redis://h?userid=u', 'redis://h/%31', 'redis://a,b:1/0', 'redis://h//', 'redis://h//1'],
  ...['rediss://h', 'rediss://h:6380/0', 'rediss://h?ssl_cert_reqs=required', 'rediss://h?ssl_cert_reqs=CERT_NONE'],
  ...['redis://h?ssl_cert_reqs=optional', 'rediss://h?ssl_cert_reqs=CERT_NOPE', 'rediss://h?ssl_cert_reqs='],
  ...['redis+socket:///run/r.sock', 'redis+socket:///run/r.sock?virtual_host=3', 'redis+socket://:pw@/run/r.sock'],
  ...['redis+socket://u:pw@/run/r.sock?virtual_host=1', 'redis+socket:///r.sock?virtual_host=x'],
  ...[
    'amqp://',
    'amqp://h',
    'amqp://h/',
    'amqp://h//',
    'amqp://h/shop',
    'amqp://h/%2Fshop',
    'amqp://h//shop',
    'amqp://h/a/b',
  ],
  ...['amqp://u@h', 'amqp://u:p@h:1/v', 'amqp://:p@h', 'amqp://h/v%20w', 'amqp://h/a@b', 'amqps://h', 'amqps://h:1/v'],
  ...['pyamqp://h/v', 'amqp://h?heartbeat=3', 'amqp://h?connect_timeout=3', 'amqp://h?ssl=true', 'host'],
  ...['redis://h?health_check_interval=3', 'amqp://h?nosuch=1', 'redis://h/celery', 'redis://h/0/', 'redis://h/1.5'],
  ...[
    'redis://h:port',
    'redis://h:99999',
    'redis://h:+1',
    'redis://u:a/b@h/0',
    'redis://u:a#b@h/0',
    'redis://u:a?b@h/0',
  ],
  ...['amqp://u:a/b@h//', 'amqp://u:a#b@h//', 'redis://u:[x@h/0', 'redis://u:x]@h/0', 'redis://[::1/0'],
  ...['reddis://h', 'my_redis://h', '"redis://h"', "'amqp://h'", 'http://h', 'celery://h', '://h', 'valkey://h'],
  ...['memory://', 'filesystem://', 'sqla+sqlite:///x.db', 'reddis+socket:///x'],
]

it.each(venvNames)('%s reads every URL as we do', async (name) => {
  const answers = await kombu(await venv(name))
  const differing = urls.flatMap((url, index) => {
    const [theirs, ours] = [inShort(answers[index] ?? {}), mine(url)]
    return JSON.stringify(theirs) === JSON.stringify(ours) ? [] : [{ url, theirs, ours }]
  })
  expect(differing).toEqual([])
})

type Reading = Readonly<Record<string, unknown>>

/** Why kombu refuses a URL is for people; that it does is what counts. */
const inShort = (answer: Reading): Reading => ('error' in answer ? { problem: true } : answer)

function mine(url: string): Reading {
  const read = readUrl(url, urlContext())
  if ('problem' in read) return { problem: true }
  const { address } = read
  if (address.contact === 'redis') return redis(address)
  if (address.contact === 'amqp') return amqp(address)
  return { contact: 'other' }
}

const redis = (address: BrokerAddress): Reading => ({
  contact: 'redis',
  host: address.host,
  port: address.port,
  socketPath: address.socketPath,
  database: Number((address.path ?? '0').replace(/^\//, '').replaceAll('_', '')),
  username: address.username,
  password: address.password,
  tls: address.tls,
  verifies: address.verify?.certificate ?? false,
})

const amqp = (address: BrokerAddress): Reading => ({
  contact: 'amqp',
  host: address.host,
  port: address.port,
  vhost: address.path ?? '/',
  username: address.username,
  password: address.password,
  tls: address.tls,
})

const kombu = (python: string): Promise<Reading[]> =>
  new Promise((resolve, reject) => {
    const child = execFile(python, [script], { timeout: 60_000 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message} ${stderr}`))
      else resolve(JSON.parse(stdout) as Reading[])
    })
    child.stdin?.end(JSON.stringify(urls))
  })
