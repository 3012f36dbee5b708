import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { rowsFor, venv, venvNames, type VenvName } from '../support/venv.ts'
import { alive, until } from '../support/processes.ts'
import { Naps, redisUrl } from './naps.ts'

const pools = ['prefork', 'solo', 'threads']

describe.skipIf(redisUrl === undefined)('nothing that runs is lost', () => {
  const groups: number[] = []
  afterAll(() => expect(groups.filter((pid) => alive(-pid))).toEqual([]))

  /** A worker with a task running and others waiting. */
  async function busyWorker(name: VenvName, pool: string, extra: Record<string, string> = {}, terminal = false) {
    const python = await venv(name)
    const naps = new Naps(extra)
    await naps.send(python)
    const wrapper = terminal ? [python, '-c', 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)'] : []
    const worker = await naps.launch(python, pool, wrapper)
    const { pid } = await worker.event('ready')
    groups.push(pid as number)
    await until(async () => (await naps.running()) > 0)
    return { python, naps, worker, pid: pid as number }
  }

  describe.concurrent.each(venvNames)('%s', (name) => {
    test.each(rowsFor(name, pools))('SIGTERM, %s', async (pool) => {
      const { python, naps, worker, pid } = await busyWorker(name, pool)
      worker.process.kill('SIGTERM')
      expect(await worker.exit).toBe(0)
      expect(worker.events.at(-1)).toMatchObject({ type: 'exited', exitCode: 0 })
      expect(alive(-pid)).toBe(false)
      await naps.expectNothingLost()
      await naps.expectAllEndOnce(python, pool)
    })

    test.each(rowsFor(name, [...pools].reverse()))('SIGKILL of the supervisor, %s', async (pool) => {
      const { naps, worker, pid } = await busyWorker(name, pool)
      worker.process.kill('SIGKILL')
      await until(() => !alive(-pid))
      await naps.expectNothingLost()
      await naps.close()
    })
  })

  test.skipIf(process.platform === 'win32').each(pools)('one Ctrl+C in a terminal, %s', async (pool) => {
    const { naps, worker, pid } = await busyWorker('celery-5.7.0', pool, {}, true)
    worker.process.stdin?.write('\x03')
    expect(await worker.exit).toBe(0)
    expect(worker.events).toContainEqual(
      expect.objectContaining({ type: 'stopped', reason: 'interrupt', forced: false }),
    )
    expect(worker.log()).not.toMatch(/Cold shutdown/)
    expect(alive(-pid)).toBe(false)
    await naps.expectNothingLost()
    await naps.close()
  })

  test('late acknowledgement, prefork', async () => {
    const { python, naps, worker } = await busyWorker('celery-5.7.0', 'prefork', { NAPS_ACKS_LATE: '1' })
    worker.process.kill('SIGTERM')
    expect(await worker.exit).toBe(0)
    await naps.expectNothingLost()
    await naps.expectAllEndOnce(python, 'prefork')
  })

  test('a broker that cannot be reached does not keep it from stopping', async () => {
    const naps = new Naps({ NAPS_BROKER: 'redis://127.0.0.1:1/0' })
    const worker = await naps.launch(await venv('celery-5.7.0'), 'prefork')
    await until(() => /Cannot connect/.test(worker.log()))
    worker.process.kill('SIGTERM')
    expect(await worker.exit).toBe(0)
    await naps.close()
  })

  test('a broker that accepts and never answers is named, and the last rung ends the worker', async () => {
    const sockets: Socket[] = []
    const broker = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
    await until(() => broker.listening)
    const { port } = broker.address() as AddressInfo
    const naps = new Naps({ NAPS_BROKER: `redis://127.0.0.1:${port}/0` })
    const times = { silentAfterMs: 4_000, stopTimeoutMs: 3_000, coldTimeoutMs: 2_000 }
    const worker = await naps.launch(await venv('celery-5.7.0'), 'prefork', [], times)
    expect(await worker.event('diagnosis')).toMatchObject({ label: 'worker-silent-on-broker' })
    worker.process.kill('SIGTERM')
    expect([0, 137]).toContain(await worker.exit)
    const { worker: end } = await worker.event('exited')
    expect(end.exitCode ?? end.signal).not.toBeNull()
    sockets.forEach((socket) => socket.destroy())
    broker.close()
    await naps.close()
  })
})
