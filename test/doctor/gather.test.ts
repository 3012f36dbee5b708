import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { values } from '../../src/doctor/gather.ts'
import type { Facts } from '../../src/facts/facts.ts'
import { absent, broken, ok, timedOut } from '../../src/facts/outcome.ts'
import { celeryFact, hostFact, platformFact } from '../support/facts.ts'
import { probe, run } from './engine.ts'

const host = probe('host', { provides: ['host'], run: () => Promise.resolve({ host: ok(hostFact()) }) })
const never = () => new Promise<never>(() => undefined)

/** A crash of our own, as a probe's throw is one. */
const crash = (what: string, error: string): unknown => ({
  kind: 'broken',
  error: `poolwise itself failed while it looked for ${what} (${error}); please report it`,
  defect: expect.any(String) as string,
})

describe('what a probe leaves behind', () => {
  it('keeps what it brought', async () => {
    const { outcomes } = await run([host])
    expect(outcomes).toEqual({ host: ok(hostFact()) })
  })

  it('is broken when it throws', async () => {
    const { outcomes } = await run([
      probe('p', { provides: ['host', 'ipc'], run: () => Promise.reject(new Error('no permission')) }),
    ])
    expect(outcomes).toEqual({ host: crash('p', 'no permission'), ipc: crash('p', 'no permission') })
  })

  it('is broken when it throws something that is no error', async () => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    const { outcomes } = await run([probe('p', { provides: ['host'], run: () => Promise.reject('why not') })])
    expect(outcomes).toEqual({ host: crash('p', 'why not') })
  })

  it('is broken when it throws before it has made a promise', async () => {
    const hasty = () => {
      throw new Error('at once')
    }
    const { outcomes } = await run([probe('p', { provides: ['host'], run: hasty })])
    expect(outcomes).toEqual({ host: crash('p', 'at once') })
  })

  it('is broken for each fact that it promised and did not bring', async () => {
    const half = probe('half', { provides: ['host', 'platform'], run: () => Promise.resolve({ host: ok(hostFact()) }) })
    const { outcomes } = await run([half])
    expect(outcomes).toEqual({ host: ok(hostFact()), platform: broken('half left no result') })
  })
})

describe('deadlines', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('names a hanging probe by what it was doing, tells it to stop, and goes on', async () => {
    let told: AbortSignal | null = null
    const hanging = probe('python', {
      provides: ['python', 'packages'],
      deadlineMs: 4_000,
      run: ({ step, signal }) => {
        told = signal
        step('importing shop')
        return never()
      },
    })
    const gathering = run([hanging, host])
    await vi.advanceTimersByTimeAsync(3_999)
    expect(told!.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    const { outcomes, probeMs } = await gathering
    expect(told!.aborted).toBe(true)
    expect(outcomes).toMatchObject({
      python: timedOut(4_000, 'importing shop'),
      packages: timedOut(4_000, 'importing shop'),
      host: { kind: 'ok' },
    })
    expect(Object.keys(probeMs).sort()).toEqual(['host', 'python'])
  })

  it('names it by its name when it said nothing', async () => {
    const gathering = run([probe('ipc', { provides: ['ipc'], run: never })])
    await vi.advanceTimersByTimeAsync(1_000)
    expect((await gathering).outcomes).toEqual({ ipc: timedOut(1_000, 'ipc') })
  })

  it('leaves no timer behind when the probe is quicker', async () => {
    await run([host])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('takes what a probe saves when it is told to stop too late for its promise', async () => {
    const late = probe('late', {
      provides: ['host'],
      run: ({ signal }) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve({ host: ok(hostFact()) }))),
    })
    const gathering = run([late])
    await vi.advanceTimersByTimeAsync(1_000)
    expect((await gathering).outcomes).toEqual({ host: timedOut(1_000, 'late') })
  })
})

it("hands an interruption on to every probe's own signal", async () => {
  const user = new AbortController()
  const stopped: string[] = []
  const waits = (name: string, fact: 'host' | 'ipc') =>
    probe(name, {
      provides: [fact],
      run: ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            stopped.push(name)
            reject(new Error('interrupted'))
          })
        }),
    })
  const gathering = run([waits('a', 'host'), waits('b', 'ipc')], { signal: user.signal })
  await Promise.resolve()
  setTimeout(() => user.abort(), 0)
  const { outcomes } = await gathering
  expect(stopped).toEqual(['a', 'b'])
  expect(outcomes).toEqual({ host: broken('interrupted'), ipc: broken('interrupted') })
})

it('waits after an interruption for what may have to end processes, and for nothing that only reads', async () => {
  const user = new AbortController()
  const reads = probe('reads', { provides: ['host'], readsOnly: true, run: never })
  let ended = false
  const ends = probe('ends', {
    provides: ['ipc'],
    run: async ({ signal }) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      await new Promise<void>((resolve) => setImmediate(resolve))
      ended = true
      return {}
    },
  })
  const gathering = run([reads, ends], { signal: user.signal })
  setImmediate(() => user.abort())
  expect((await gathering).outcomes.host).toEqual(broken('interrupted'))
  expect(ended).toBe(true)
})

it('starts no probe after an interruption', async () => {
  const user = new AbortController()
  const started: string[] = []
  const first = probe('first', { provides: ['host'], readsOnly: true, run: never })
  const second = probe('second', {
    provides: ['ipc'],
    considers: ['host'],
    run: () => {
      started.push('second')
      return Promise.resolve({})
    },
  })
  const gathering = run([first, second], { signal: user.signal })
  setImmediate(() => user.abort())
  expect((await gathering).outcomes).toEqual({ host: broken('interrupted'), ipc: broken('interrupted') })
  expect(started).toEqual([])
})

describe('needs and considers', () => {
  it('starts a probe when what it needs is known, whatever the order of the list', async () => {
    const seen: Partial<Facts>[] = []
    const celery = probe('celery', {
      provides: ['celery'],
      needs: ['platform'],
      run: (_, facts) => (seen.push(facts), Promise.resolve({ celery: ok(celeryFact()) })),
    })
    const platform = probe('platform', {
      provides: ['platform'],
      run: () => Promise.resolve({ platform: ok(platformFact('macos')) }),
    })
    const { outcomes } = await run([celery, platform])
    expect(seen).toEqual([{ platform: platformFact('macos') }])
    expect(Object.keys(outcomes).sort()).toEqual(['celery', 'platform'])
  })

  it.each([
    ['absent', absent('no interpreter')],
    ['broken', broken('it broke')],
    ['timed out', timedOut(1_000, 'celery')],
  ])('does not start a probe whose need is %s: its facts are absent', async (_, outcome) => {
    const started = vi.fn(() => Promise.resolve({}))
    const { outcomes } = await run([
      probe('python', { provides: ['python'], run: () => Promise.resolve({ python: outcome }) }),
      probe('celery', { provides: ['celery'], needs: ['python'], run: started }),
    ])
    expect(started).not.toHaveBeenCalled()
    expect(outcomes.celery).toMatchObject({ kind: 'absent' })
  })

  it('a crash of our own goes on from need to need: what rests on it is as unknown', async () => {
    const { outcomes } = await run([
      probe('worker', { provides: ['worker'], needs: ['launchCommands'] }),
      probe('launch commands', { provides: ['launchCommands'], run: () => Promise.reject(new Error('bad regex')) }),
    ])
    expect(outcomes.worker).toEqual(crash('launch commands', 'bad regex'))
  })

  it('absence goes on from need to need', async () => {
    const { outcomes } = await run([
      probe('celery', { provides: ['celery'], needs: ['python'] }),
      probe('worker', { provides: ['worker'], needs: ['celery'] }),
    ])
    expect(outcomes).toMatchObject({ celery: { kind: 'absent' }, worker: { kind: 'absent' } })
  })

  it('waits for what it considers, and shows it whatever became of it', async () => {
    const seen: unknown[] = []
    await run([
      probe('import', {
        provides: ['celeryImport'],
        considers: ['celery'],
        run: (_, facts, { celery }) => {
          seen.push(facts, celery)
          return Promise.resolve({ celeryImport: ok({ status: 'missing' as const }) })
        },
      }),
      probe('celery', { provides: ['celery'], run: () => Promise.reject(new Error('it raised')) }),
    ])
    expect(seen).toEqual([{}, crash('celery', 'it raised')])
  })

  it('lets those go first to which it yields, and needs none of them', async () => {
    const order: string[] = []
    const noted = (name: string, over: Parameters<typeof probe>[1]) =>
      probe(name, { ...over, run: () => (order.push(name), Promise.resolve({})) })
    const host = noted('host', { provides: ['host'], yieldsTo: ['celery'] })
    await run([host, noted('celery', { provides: ['celery'] })])
    await run([host])
    expect(order).toEqual(['celery', 'host', 'host'])
  })
})

it('runs what does not wait for each other at the same time', async () => {
  const order: string[] = []
  const meets = (name: string, fact: 'host' | 'ipc') =>
    probe(name, {
      provides: [fact],
      async run() {
        order.push(`${name} starts`)
        await Promise.resolve()
        order.push(`${name} ends`)
        return {}
      },
    })
  await run([meets('a', 'host'), meets('b', 'ipc')])
  expect(order).toEqual(['a starts', 'b starts', 'a ends', 'b ends'])
})

it('reports each step to whoever shows progress', async () => {
  const steps: string[] = []
  const onStep = (doing: string) => void steps.push(doing)
  await run([probe('p', { run: ({ step }) => (step('one'), step('two'), Promise.resolve({})) })], { onStep })
  expect(steps).toEqual(['one', 'two'])
})

it('values are the facts that are ok', () => {
  expect(values({ host: ok(hostFact()), ipc: absent('no'), python: broken('no'), celery: timedOut(1, 'x') })).toEqual({
    host: hostFact(),
  })
})
