import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, type TestContext } from 'vitest'
import { hostOs } from '../../../src/platform/os.ts'
import { closingPeer, fullPeer, httpPeer, peer, silentPeer, tinyRedis, tlsPeer } from '../../support/peers.ts'
import { needsRabbit, rabbitPort } from '../../support/rabbitmq-server.ts'
import { freePort, needsRedis, onlyClient, startRedis } from '../../support/redis-server.ts'
import { connectTo, outcome, started } from './connect.ts'

const certificate = fileURLToPath(new URL('../../fixtures/tls/server.crt', import.meta.url))

const redis = async (context: TestContext, ...options: string[]) => {
  needsRedis(context)
  const server = await startRedis(options)
  context.onTestFinished(() => server.stop())
  return server
}

/** Nothing comes for these, so there is no point in waiting. */
const noAnswer = { answer: 300, lineAnswer: 100, tlsHandshake: 300, plainAnswer: 100 }

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
    expect(outcome(await connectTo(url.replace('{port}', String(port))))).toBe(expected)
  })

  it('opens a connection as the installed redis-py does', async (context) => {
    const { port } = await redis(context)
    const url = `redis://:unneeded@127.0.0.1:${port}/0`
    expect(outcome(await connectTo(url, { context: { redisPy: 8 } }))).toBe('ok')
    expect(outcome(await connectTo(url, { context: { redisPy: 7 } }))).toBe('authenticate: wrong-credentials')

    const old = await redis(context, '--rename-command', 'HELLO', '')
    expect(outcome(await connectTo(`redis://127.0.0.1:${old.port}`, { context: { redisPy: 8 } }))).toBe(
      'answer: server-too-old',
    )
    expect(outcome(await connectTo(`redis://127.0.0.1:${old.port}`, { context: { redisPy: 7 } }))).toBe('ok')
  })

  it('returns the server and the round trip', async (context) => {
    const { port } = await redis(context)
    const fact = await connectTo(`redis://127.0.0.1:${port}`)
    expect(fact.server).toMatch(/^(Redis|Valkey) \d/)
    expect(fact.roundTripMs).toBeGreaterThanOrEqual(0)
  })

  it('through a Unix socket', async (context) => {
    const { socketPath } = await redis(context, '--requirepass', 'right')
    expect(outcome(await connectTo(`redis+socket://:right@${socketPath}?virtual_host=2`))).toBe('ok')
    expect(outcome(await connectTo(`redis+socket://${socketPath}.not`))).toBe('connect: no-such-socket')
  })

  it('keeps the reason of a full server', async (context) => {
    const { port } = await redis(context, '--maxclients', '1')
    const holder = await onlyClient(port)
    const fact = await connectTo(`redis://127.0.0.1:${port}`)
    holder.destroy()
    expect(outcome(fact)).toBe('answer: server-full')
    expect(fact.failure?.reason).toContain('max number of clients')
  })

  it('needs only one connection', async (context) => {
    const { port } = await redis(context, '--maxclients', '1')
    // The check that the server is up may still hold the place.
    await expect.poll(async () => outcome(await connectTo(`redis://127.0.0.1:${port}`)), { timeout: 60_000 }).toBe('ok')
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
    expect(outcome(await connectTo(url, { context: { masterName: 'mymaster' } }))).toBe('ok')
    expect(outcome(await connectTo(url, { context: { masterName: 'other' } }))).toBe('answer: no-such-master')
    const noSentinel = await connectTo(`sentinel://127.0.0.1:${port}/1`, { context: { masterName: 'm' } })
    expect(outcome(noSentinel)).toBe('answer: not-this-protocol')
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
    expect(outcome(await connectTo(url.replace('{port}', String(rabbitPort))))).toBe(expected)
  })

  it('returns the server and the reason for a refusal', async (context) => {
    await needsRabbit(context)
    expect((await connectTo(`amqp://127.0.0.1:${rabbitPort}`)).server).toMatch(/^RabbitMQ \d/)
    const { failure } = await connectTo(`amqp://127.0.0.1:${rabbitPort}/nosuch`)
    expect(failure?.reason).toContain('vhost nosuch not found')
  })
})

describe.concurrent.each(['redis', 'amqp'])('%s: a server of another kind', (scheme) => {
  const schemeTls = scheme === 'redis' ? 'rediss' : 'amqps'

  it('nothing', async () => {
    expect(outcome(await connectTo(`${scheme}://127.0.0.1:${await freePort()}`))).toBe('connect: refused')
  })

  it('no such host', async () => {
    expect(outcome(await connectTo(`${scheme}://no-such-host.invalid`))).toBe('resolve: host-not-found')
  })

  it('silence', async (context) => {
    const { port } = await started(context, silentPeer())
    expect(outcome(await connectTo(`${scheme}://127.0.0.1:${port}`, { timeouts: noAnswer }))).toBe('answer: silent')
  })

  it('silence instead of TLS', async (context) => {
    const { port } = await started(context, silentPeer())
    expect(outcome(await connectTo(`${schemeTls}://127.0.0.1:${port}`, { timeouts: noAnswer }))).toBe('tls: silent')
  })

  it('a server that closes every connection', async (context) => {
    const { port } = await started(context, closingPeer())
    expect(outcome(await connectTo(`${scheme}://127.0.0.1:${port}`))).toBe('answer: closed')
  })

  it('an HTTP server', async (context) => {
    const { port } = await started(context, httpPeer())
    const fact = await connectTo(`${scheme}://127.0.0.1:${port}`)
    expect(outcome(fact)).toBe('answer: not-this-protocol')
    expect(fact.failure?.reason).toContain('HTTP server')
  })

  it('a server that speaks first', async (context) => {
    const { port } = await started(
      context,
      peer((socket) => void socket.write('SSH-2.0-OpenSSH_9.2\r\n')),
    )
    const fact = await connectTo(`${scheme}://127.0.0.1:${port}`)
    expect(outcome(fact)).toBe('answer: not-this-protocol')
    expect(fact.failure?.reason).toContain('SSH')
  })

  it('TLS', async (context) => {
    const { port } = await started(context, tlsPeer(tinyRedis))
    expect(outcome(await connectTo(`${scheme}://127.0.0.1:${port}`))).toBe('tls: plain-to-tls-port')
  })

  it('a port that drops every packet', async (context) => {
    // Elsewhere a full queue refuses instead.
    if (hostOs() !== 'linux') return context.skip('Linux only')
    const { port } = await started(context, fullPeer())
    const fact = await connectTo(`${scheme}://127.0.0.1:${port}`, { timeouts: { connect: 300 } })
    expect(outcome(fact)).toBe('connect: filtered')
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
    expect(outcome(await connectTo(url.replace('{port}', String(await tls(context)))))).toBe(expected)
  })

  it.for(['rediss', 'amqps'])('%s: a server that requires a client certificate', async (scheme, context) => {
    const { port } = await started(context, tlsPeer(tinyRedis, { requestCert: true, ca: readFileSync(certificate) }))
    const tls = scheme === 'rediss' ? { ssl_ca_certs: certificate } : { ca_certs: certificate }
    const fact = await connectTo(`${scheme}://localhost:${port}`, { context: { useSsl: tls } })
    expect(outcome(fact)).toBe('tls: certificate')
    expect(fact.failure?.reason).toMatch(/alert/i)
  })

  it('to a Redis without TLS, which does not answer a handshake', async (context) => {
    const { port } = await redis(context)
    const fact = await connectTo(`rediss://127.0.0.1:${port}`, { timeouts: { tlsHandshake: 300 } })
    expect(outcome(fact)).toBe('tls: tls-to-plain-port')
  })
})

it('leaves no connection open', async (context) => {
  for (const starting of [silentPeer, httpPeer, () => tlsPeer(tinyRedis), () => peer(tinyRedis)]) {
    const server = await started(context, starting())
    for (const scheme of ['redis', 'rediss', 'amqp', 'amqps'])
      await connectTo(`${scheme}://127.0.0.1:${server.port}`, { timeouts: noAnswer })
    await expect.poll(() => server.open(), { timeout: 60_000 }).toBe(0)
  }
})
