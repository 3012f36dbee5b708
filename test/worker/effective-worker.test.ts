import { describe, expect, it } from 'vitest'
import type { LaunchCommand } from '../../src/facts/project.ts'
import type { CeleryFact } from '../../src/facts/python.ts'
import { effectiveWorker, type WorkerInputs } from '../../src/worker/effective-worker.ts'
import { appFact, celeryFact, launchCommand, platformFact } from '../support/facts.ts'

interface Given {
  /** Options after `celery -A shop worker`. */
  readonly command?: string
  readonly settings?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

const worker = (over: Partial<WorkerInputs> = {}) =>
  effectiveWorker({
    platform: platformFact(),
    app: appFact(),
    celery: celeryFact(),
    launchCommands: [],
    env: {},
    ...over,
  })
const asked = ({ command, settings, env = {} }: Given) =>
  worker({
    app: appFact({ settings: settings ?? {} }),
    env,
    launchCommands: command === undefined ? [] : [launchCommand(`celery -A shop worker ${command}`.trim())],
  })

it.each<[Given, pool: string, origin: string]>([
  [{}, 'prefork', 'default'],
  [{ command: '' }, 'prefork', 'default'],
  [{ command: '-P solo' }, 'solo', 'command'],
  [{ command: '-Psolo' }, 'solo', 'command'],
  [{ command: '--pool threads' }, 'threads', 'command'],
  [{ command: '--pool=gevent' }, 'gevent', 'command'],
  [{ command: '-P eventlet' }, 'eventlet', 'command'],
  [{ command: '-P prefork' }, 'prefork', 'command'],
  [{ command: '-P processes' }, 'prefork', 'command'],
  [{ command: '-P custom' }, 'custom', 'command'],
  [{ settings: { worker_pool: 'solo' } }, 'solo', 'setting'],
  [{ settings: { worker_pool: 'prefork' } }, 'prefork', 'setting'],
  [{ settings: { worker_pool: 'pools:Own' } }, 'custom', 'setting'],
  // Celery can't tell it from its default.
  [{ command: '-P prefork', settings: { worker_pool: 'solo' } }, 'solo', 'setting'],
  [{ command: '-P processes', settings: { worker_pool: 'solo' } }, 'prefork', 'command'],
  [{ command: '-P threads', settings: { worker_pool: 'solo' } }, 'threads', 'command'],
  [{ env: { CELERY_WORKER_POOL: 'solo' } }, 'solo', 'variable'],
  [{ env: { CELERY_WORKER_POOL: 'prefork' }, settings: { worker_pool: 'solo' } }, 'solo', 'setting'],
  [{ env: { CELERY_WORKER_POOL: 'threads' }, settings: { worker_pool: 'solo' } }, 'threads', 'variable'],
  [{ command: '-P solo', env: { CELERY_WORKER_POOL: 'threads' } }, 'solo', 'command'],
  [{ env: { CELERY_WORKER_POOL: '' } }, 'prefork', 'default'],
])('%j → %s, from a %s', (given, pool, origin) => {
  const { pool: found, poolOrigin } = asked(given)
  expect([found, poolOrigin.kind]).toEqual([pool, origin])
})

it.each<[version: string, Given, pool: string, origin: string]>([
  // Each measured with that very version.
  ['4.4.7', { command: '-P prefork', settings: { worker_pool: 'solo' } }, 'prefork', 'command'],
  ['4.4.7', { settings: { worker_pool: 'solo' } }, 'solo', 'setting'],
  ['4.4.7', { env: { CELERY_WORKER_POOL: 'solo' } }, 'prefork', 'default'],
  ['5.0.5', { settings: { worker_pool: 'solo' } }, 'prefork', 'default'],
  ['5.0.5', { env: { CELERY_WORKER_POOL: 'solo' } }, 'solo', 'variable'],
  ['5.1.1', { settings: { worker_pool: 'solo' } }, 'solo', 'setting'],
  ['5.1.1', { command: '-P prefork', settings: { worker_pool: 'solo' } }, 'solo', 'setting'],
])('Celery %s, %j → %s, from a %s', (version, { command, settings, env = {} }, pool, origin) => {
  const found = worker({
    celery: celeryFact({ version }),
    app: appFact({ settings: settings ?? {} }),
    env,
    launchCommands: command === undefined ? [] : [launchCommand(`celery -A shop worker ${command}`)],
  })
  expect([found.pool, found.poolOrigin.kind]).toEqual([pool, origin])
})

it('takes what the app itself does to its process: FORKED_BY_MULTIPROCESSING, and the start method', () => {
  const process = { greenAtStart: [], forkedByMultiprocessing: true, startMethod: 'spawn' }
  expect(worker({ app: appFact({ process }) })).toMatchObject({ forkedByMultiprocessing: true, startMethod: 'spawn' })
  // Another system's billiard may do otherwise.
  expect(worker({ app: appFact({ process }), platform: platformFact('linux', 'macos') }).startMethod).toBe('fork')
})

it.each([
  ['windows', 'poolwise worker launch --auto-pool', 'solo', 'default'],
  ['windows', 'poolwise worker launch --workload io', 'threads', 'default'],
  ['windows', 'poolwise worker launch --pool threads', 'threads', 'command'],
  ['windows', 'poolwise worker launch -- --pool=gevent', 'gevent', 'command'],
  ['linux', 'poolwise worker launch --auto-pool', 'prefork', 'default'],
] as const)('on %s, %s → %s, from a %s', (target, words, pool, origin) => {
  const found = worker({ platform: platformFact(target), launchCommands: [launchCommand(words)] })
  expect([found.pool, found.poolOrigin.kind]).toEqual([pool, origin])
})

it('where celery and poolwise start it, a person on Windows takes poolwise', () => {
  const launchCommands = ['celery -A shop worker', 'poolwise worker launch'].map((words) => launchCommand(words))
  expect(worker({ platform: platformFact('windows'), launchCommands })).toMatchObject({
    pool: 'solo',
    command: ['poolwise', 'worker', 'launch'],
  })
})

it.each<[Given, concurrency: number | null, origin: string]>([
  [{}, null, 'default'],
  [{ command: '-c 4' }, 4, 'command'],
  [{ command: '-c4' }, 4, 'command'],
  [{ command: '--concurrency=4' }, 4, 'command'],
  [{ command: '-c 0' }, null, 'default'],
  [{ command: '-c 0', settings: { worker_concurrency: 3 } }, 3, 'setting'],
  [{ command: '-c $WORKERS' }, null, 'default'],
  [{ command: '-c auto' }, null, 'default'],
  [{ settings: { worker_concurrency: 3 } }, 3, 'setting'],
  [{ command: '-c 4', settings: { worker_concurrency: 3 } }, 4, 'command'],
  [{ env: { CELERY_WORKER_CONCURRENCY: '2' } }, 2, 'variable'],
])('%j → concurrency %s, from a %s', (given, concurrency, origin) => {
  const found = asked(given)
  expect([found.concurrency, found.concurrencyOrigin.kind]).toEqual([concurrency, origin])
})

it('says where a value was found', () => {
  expect(asked({ command: '-P solo' }).poolOrigin.where).toBe('README.md:7')
  expect(asked({ settings: { worker_pool: 'solo' } }).poolOrigin.where).toBe('shop.py:5')
  expect(asked({ env: { CELERY_WORKER_POOL: 'solo' } }).poolOrigin.where).toBe('CELERY_WORKER_POOL')
})

it("a default that Celery reports isn't the project's choice", () => {
  const settings = { worker_pool: { value: 'prefork', origin: 'default', where: null } as const }
  expect(worker({ app: { ...appFact(), settings } }).poolOrigin.kind).toBe('default')
})

describe('which command counts', () => {
  const prefork = launchCommand('celery -A shop worker')
  const solo = launchCommand('celery -A shop worker -P solo')
  const processes = launchCommand('celery -A shop worker -P processes')
  const forWindows = launchCommand('celery -A shop worker -P threads', ['windows'])
  const forUnix = launchCommand('celery -A shop worker -P gevent', ['linux', 'macos'])
  it.each<['linux' | 'windows' | 'macos', readonly LaunchCommand[], string]>([
    ['linux', [prefork, solo], 'prefork'],
    ['linux', [solo, prefork], 'solo'],
    ['windows', [prefork, solo], 'solo'],
    ['windows', [prefork, processes], 'prefork'],
    ['windows', [prefork, forWindows], 'threads'],
    ['windows', [solo, forWindows], 'threads'],
    ['windows', [forUnix], 'prefork'],
    ['windows', [forUnix, prefork], 'prefork'],
    ['linux', [forWindows], 'prefork'],
    ['linux', [prefork, forUnix], 'gevent'],
    ['macos', [forUnix], 'gevent'],
    ['macos', [forWindows, solo], 'solo'],
  ])('on %s', (target, launchCommands, pool) => {
    expect(worker({ platform: platformFact(target), launchCommands }).pool).toBe(pool)
  })

  it('is kept with the worker, its variables with it', () => {
    const found = worker({ launchCommands: [{ ...solo, env: { FORKED_BY_MULTIPROCESSING: '1' } }] })
    expect(found).toMatchObject({ command: solo.argv, forkedByMultiprocessing: true })
    expect(worker()).toMatchObject({ command: null, forkedByMultiprocessing: false })
    expect(worker({ env: { FORKED_BY_MULTIPROCESSING: '1' } }).forkedByMultiprocessing).toBe(true)
  })
})

describe('the start method', () => {
  const spawn = { worker_pool_start_method: 'spawn' }
  const fork = { worker_pool_start_method: 'fork' }
  const billiard = (billiardVersion: string, defaultStartMethod: string): Partial<CeleryFact> => ({
    billiardVersion,
    defaultStartMethod,
  })

  it.each<[string, WorkerInputs['platform'], Partial<CeleryFact>, Given, expected: string]>([
    ['Linux', platformFact('linux'), {}, {}, 'fork'],
    ['Windows', platformFact('windows'), { defaultStartMethod: 'spawn' }, {}, 'spawn'],
    ['Windows from elsewhere', platformFact('windows', 'linux'), {}, {}, 'spawn'],
    ['macOS as measured', platformFact('macos'), billiard('4.3.2', 'spawn'), {}, 'spawn'],
    ['macOS with an old billiard', platformFact('macos'), billiard('4.2.2', 'fork'), {}, 'fork'],
    ['macOS from elsewhere', platformFact('macos', 'linux'), billiard('4.3.2', 'fork'), {}, 'spawn'],
    ['macOS from elsewhere, an old billiard', platformFact('macos', 'linux'), billiard('4.2.2', 'fork'), {}, 'fork'],
    ['Linux from elsewhere', platformFact('linux', 'windows'), billiard('4.3.2', 'spawn'), {}, 'fork'],
    ['Linux, where the project made it spawn', platformFact('linux'), billiard('4.3.2', 'spawn'), {}, 'spawn'],
    [
      'Linux, where the project made it a fork server',
      platformFact('linux'),
      billiard('4.3.2', 'forkserver'),
      {},
      'forkserver',
    ],
    ['what billiard says is no start method', platformFact('linux'), billiard('4.3.2', 'thread'), {}, 'fork'],
    ['the setting of 5.7', platformFact('linux'), { version: '5.7.0' }, { settings: spawn }, 'spawn'],
    [
      'the option of 5.7',
      platformFact('linux'),
      { version: '5.7.0' },
      { command: '--pool-start-method=spawn' },
      'spawn',
    ],
    [
      'the option wins',
      platformFact('linux'),
      { version: '5.7.0' },
      { command: '--pool-start-method=fork', settings: spawn },
      'fork',
    ],
    ['5.6 knows no such setting', platformFact('linux'), { version: '5.6.2' }, { settings: spawn }, 'fork'],
    ['fork does not make macOS fork', platformFact('macos'), billiard('4.3.2', 'spawn'), { settings: fork }, 'spawn'],
  ])('%s', (_, platform, over, { command, settings }, expected) => {
    const found = worker({
      platform,
      celery: celeryFact(over),
      app: appFact({ settings: settings ?? {} }),
      launchCommands: command === undefined ? [] : [launchCommand(`celery -A shop worker ${command}`)],
    })
    expect(found.startMethod).toBe(expected)
  })
})

describe("an editor's debugger", () => {
  const debugged: LaunchCommand = { ...launchCommand('celery -A shop worker --pool=solo'), debugger: true }
  const started: LaunchCommand = { ...launchCommand('celery -A shop worker -c 3'), file: 'Procfile', line: 1 }

  it('does not outweigh the Procfile', () => {
    expect(worker({ launchCommands: [debugged, started] })).toMatchObject({ pool: 'prefork', concurrency: 3 })
  })

  it('says nothing of how the worker runs on Linux', () => {
    expect(worker({ launchCommands: [debugged] })).toMatchObject({ pool: 'prefork', command: null })
  })

  it('shows a pool that works on Windows', () => {
    const windows = { platform: platformFact('windows'), launchCommands: [debugged, started] }
    expect(worker(windows)).toMatchObject({ pool: 'solo' })
  })
})

it.each<[Partial<LaunchCommand>, readonly string[] | undefined]>([
  [{}, undefined],
  [{ folder: 'backend' }, ['backend', 'backend']],
  [{ file: 'docker-compose.yml', builtFrom: 'backend' }, ['backend', '.']],
])('%j may run in %j', (place, folders) => {
  const command = { ...launchCommand('celery -A shop worker'), ...place }
  expect(worker({ launchCommands: [command] }).folders).toEqual(folders)
})
