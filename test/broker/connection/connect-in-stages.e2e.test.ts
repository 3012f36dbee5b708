import { fileURLToPath } from 'node:url'
import { describe, expect, it, type TestContext } from 'vitest'
import type { BrokerConnectionFact } from '../../../src/facts/broker.ts'
import { hostOs } from '../../../src/platform/os.ts'
import { connectInStages } from '../../../src/broker/connection/connect-in-stages.ts'
import { readUrl, type UrlContext } from '../../../src/broker/address/read-url.ts'
import {
  closingPeer,
  fullPeer,
  httpPeer,
  peer,
  silentPeer,
  tinyRedis,
  tlsPeer,
  type Peer,
} from '../../support/peers.ts'
import { needsRabbit, rabbitPort } from '../../support/rabbitmq-server.ts'
import { freePort, needsRedis, onlyClient, startRedis } from '../../support/redis-server.ts'
import { urlContext } from '../address/url-context.ts'

const certificate = fileURLToPath(new URL('../../fixtures/tls/server.crt', import.meta.url))

const redis = async (context: TestContext, ...options: string[]) => {
  needsRedis(context)
  const server = await startRedis(options)
  context.onTestFinished(() => server.stop())
  return server
}

const started = async (context: TestContext, starting: Promise<Peer>): Promise<Peer> => {
  const server = await starting
  context.onTestFinished(() => server.close())
  return server
}

async function climbUrl(url: string, context: Partial<UrlContext> = {}): Promise<BrokerConnectionFact> {
  const read = readUrl(url, urlContext(context))
  if ('problem' in read) throw new Error(read.problem.detail)
  return connectInStages(read.address, {}, new AbortController().signal)
}

/** `ok`, or rung and kind of the failure. */
const outcome = ({ failedAt, failure }: BrokerConnectionFact): string =>
  failedAt === null ? 'ok' : `${failedAt}: ${failure?.kind}`

describe.concurrent('Redis', () => {
  it.for<[string[], string, string]>([
    // options, URL, outcome
    [[], 'redis://127.0.0.1:{port}/0', 'ok'],
    [[], 'redis://localhost:{port}/15', 'ok'],
    [[], 'redis://127.0.0.1:{port}/99', 'database: no-such-database'],
    [[], 'redis://127.0.0.1:{port}/-1', 'database: no-such-database'],
    [[], 'redis://:unneeded@127.0.0.1:{port}/0', 'ok'],
    [[], 'redis://bob:wrong@127.0.0.1:{port}/0', 'authenticate: wrong-credentials'],
    [['--requirepass', 'right'], 'redis://:right@127.0.0.1:{port}/0', 'ok'],
    [['--requirepass', 'right'], 'redis://:wrong@127.0.0.1:{port}/0', 'authenticate: wrong-credentials'],
    [['--requirepass', 'right'], 'redis://127.0.0.1:{port}/0', 'authenticate: credentials-required'],
    [['--user', 'alice', 'on', '>right', '~*', '&*', '+@all'], 'redis://alice:right@127.0.0.1:{port}/0', 'ok'],
    [
      ['--user', 'alice', 'on', '>right', '~*', '&*', '+@all'],
      'redis://alice:wrong@127.0.0.1:{port}/0',
      'authenticate: wrong-credentials',
    ],
    [['--user', 'alice', 'on', '>right', '~*', '&*', '-@all'], 'redis://alice:right@127.0.0.1:{port}/0', 'ok'],
    [
      ['--user', 'alice', 'on', '>right', '~*', '&*', '-@all'],
      'redis://alice:right@127.0.0.1:{port}/1',
      'database: not-allowed',
    ],
  ])('%j %s: %s', async ([options, url, expected], context) => {
    const { port } = await redis(context, ...options)
    expect(outcome(await climbUrl(url.replace('{port}', String(port))))).toBe(expected)
  })

  it('opens a connection as the installed redis-py does', async (context) => {
    const { port } = await redis(context)
    const url = `redis://:unneeded@127.0.0.1:${port}/0`
    expect(outcome(await climbUrl(url, { redisPy: 8 }))).toBe('ok')
    expect(outcome(await climbUrl(url, { redisPy: 7 }))).toBe('authenticate: wrong-credentials')

    const old = await redis(context, '--rename-command', 'HELLO', '')
    expect(outcome(await climbUrl(`redis://127.0.0.1:${old.port}`, { redisPy: 8 }))).toBe('answer: server-too-old')
    expect(outcome(await climbUrl(`redis://127.0.0.1:${old.port}`, { redisPy: 7 }))).toBe('ok')
  })

  it('tells the server and the round trip', async (context) => {
    const { port } = await redis(context)
    const fact = await climbUrl(`redis://127.0.0.1:${port}`)
    expect(fact.server).toMatch(/^(Redis|Valkey) \d/)
    expect(fact.roundTripMs).toBeGreaterThanOrEqual(0)
  })

  it('through a Unix socket', async (context) => {
    const { socketPath } = await redis(context, '--requirepass', 'right')
    expect(outcome(await climbUrl(`redis+socket://:right@${socketPath}?virtual_host=2`))).toBe('ok')
    expect(outcome(await climbUrl(`redis+socket://${socketPath}.not`))).toBe('connect: no-such-socket')
  })

  it('keeps what a full server says', async (context) => {
    const { port } = await redis(context, '--maxclients', '1')
    const holder = await onlyClient(port)
    const fact = await climbUrl(`redis://127.0.0.1:${port}`)
    holder.destroy()
    expect(outcome(fact)).toBe('answer: server-full')
    expect(fact.failure?.said).toContain('max number of clients')
  })

  it('one free place is enough', async (context) => {
    const { port } = await redis(context, '--maxclients', '1')
    // The check that the server is up took the place a moment ago.
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(outcome(await climbUrl(`redis://127.0.0.1:${port}`))).toBe('ok')
  })

  it('asks a Sentinel for the master', async (context) => {
    const { port } = await redis(context)
    const sentinel = await started(
      context,
      peer((socket) => {
        socket.on('data', (data) => {
          const known = data.toString().includes('mymaster')
          socket.write(known ? `*2\r\n$9\r\n127.0.0.1\r\n$${String(port).length}\r\n${port}\r\n` : '*-1\r\n')
        })
      }),
    )
    const url = `sentinel://127.0.0.1:${sentinel.port}/1`
    expect(outcome(await climbUrl(url, { masterName: 'mymaster' }))).toBe('ok')
    expect(outcome(await climbUrl(url, { masterName: 'other' }))).toBe('answer: no-such-master')
    expect(outcome(await climbUrl(`sentinel://127.0.0.1:${port}/1`, { masterName: 'm' }))).toBe(
      'answer: not-this-protocol',
    )
  })
})

describe.concurrent('RabbitMQ', () => {
  it.for<[string, string]>([
    ['amqp://guest:guest@127.0.0.1:{port}//', 'ok'],
    ['amqp://localhost:{port}', 'ok'],
    ['amqp://guest:wrong@127.0.0.1:{port}//', 'authenticate: wrong-credentials'],
    ['amqp://guest:guest@127.0.0.1:{port}/nosuch', 'database: no-such-vhost'],
    ['amqps://guest:guest@127.0.0.1:{port}//', 'tls: tls-to-plain-port'],
    ['redis://127.0.0.1:{port}', 'answer: not-this-protocol'],
  ])('%s: %s', async ([url, expected], context) => {
    await needsRabbit(context)
    expect(outcome(await climbUrl(url.replace('{port}', String(rabbitPort))))).toBe(expected)
  })

  it('tells the server and the reason', async (context) => {
    await needsRabbit(context)
    expect((await climbUrl(`amqp://127.0.0.1:${rabbitPort}`)).server).toMatch(/^RabbitMQ \d/)
    const { failure } = await climbUrl(`amqp://127.0.0.1:${rabbitPort}/nosuch`)
    expect(failure?.said).toContain('vhost nosuch not found')
  })
})

describe.concurrent.each(['redis', 'amqp'])('what %s finds instead of its server', (scheme) => {
  const schemeTls = scheme === 'redis' ? 'rediss' : 'amqps'

  it('nothing', async () => {
    expect(outcome(await climbUrl(`${scheme}://127.0.0.1:${await freePort()}`))).toBe('connect: refused')
  })

  it('no such host', async () => {
    expect(outcome(await climbUrl(`${scheme}://no-such-host.invalid`))).toBe('resolve: host-not-found')
  })

  it('silence', async (context) => {
    const { port } = await started(context, silentPeer())
    expect(outcome(await climbUrl(`${scheme}://127.0.0.1:${port}`))).toBe('answer: silent')
  })

  it('silence instead of TLS', async (context) => {
    const { port } = await started(context, silentPeer())
    expect(outcome(await climbUrl(`${schemeTls}://127.0.0.1:${port}`))).toBe('tls: silent')
  })

  it('a closed door', async (context) => {
    const { port } = await started(context, closingPeer())
    expect(outcome(await climbUrl(`${scheme}://127.0.0.1:${port}`))).toBe('answer: closed')
  })

  it('an HTTP server', async (context) => {
    const { port } = await started(context, httpPeer())
    const fact = await climbUrl(`${scheme}://127.0.0.1:${port}`)
    expect(outcome(fact)).toBe('answer: not-this-protocol')
    expect(fact.failure?.said).toContain('HTTP server')
  })

  it('a server that speaks first', async (context) => {
    const { port } = await started(
      context,
      peer((socket) => void socket.write('SSH-2.0-OpenSSH_9.2\r\n')),
    )
    const fact = await climbUrl(`${scheme}://127.0.0.1:${port}`)
    expect(outcome(fact)).toBe('answer: not-this-protocol')
    expect(fact.failure?.said).toContain('SSH')
  })

  it('TLS', async (context) => {
    const { port } = await started(context, tlsPeer(tinyRedis))
    expect(outcome(await climbUrl(`${scheme}://127.0.0.1:${port}`))).toBe('tls: plain-to-tls-port')
  })

  it('a port that drops every packet', async (context) => {
    // Elsewhere a full queue refuses instead.
    if (hostOs() !== 'linux') return context.skip('Linux only')
    const { port } = await started(context, fullPeer())
    expect(outcome(await climbUrl(`${scheme}://127.0.0.1:${port}`))).toBe('connect: filtered')
  })
})

describe.concurrent('TLS', () => {
  const tls = async (context: TestContext) => (await started(context, tlsPeer(tinyRedis))).port

  it.for<[string, string]>([
    // A bare rediss:// takes any certificate, as kombu does.
    ['rediss://localhost:{port}', 'ok'],
    ['rediss://localhost:{port}?ssl_cert_reqs=none', 'ok'],
    ['rediss://localhost:{port}?ssl_cert_reqs=required', 'tls: certificate'],
    [`rediss://localhost:{port}?ssl_cert_reqs=required&ssl_ca_certs=${certificate}`, 'ok'],
    [`rediss://127.0.0.1:{port}?ssl_cert_reqs=required&ssl_ca_certs=${certificate}`, 'tls: certificate'],
    [`rediss://127.0.0.1:{port}?ssl_cert_reqs=required&ssl_check_hostname=false&ssl_ca_certs=${certificate}`, 'ok'],
    ['rediss://localhost:{port}?ssl_ca_certs=/no/such/file.pem', 'tls: certificate'],
    ['amqps://localhost:{port}', 'tls: certificate'],
  ])('%s: %s', async ([url, expected], context) => {
    expect(outcome(await climbUrl(url.replace('{port}', String(await tls(context)))))).toBe(expected)
  })

  it('meets a plain Redis, which says nothing to a handshake', async (context) => {
    const { port } = await redis(context)
    expect(outcome(await climbUrl(`rediss://127.0.0.1:${port}`))).toBe('tls: tls-to-plain-port')
  })
})

it('leaves no connection open', async (context) => {
  for (const starting of [silentPeer, httpPeer, () => tlsPeer(tinyRedis), () => peer(tinyRedis)]) {
    const server = await started(context, starting())
    for (const scheme of ['redis', 'rediss', 'amqp', 'amqps']) await climbUrl(`${scheme}://127.0.0.1:${server.port}`)
    await expect.poll(() => server.open()).toBe(0)
  }
})
