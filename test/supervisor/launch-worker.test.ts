import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { launchWorker, type LaunchOptions } from '../../src/supervisor/launch-worker.ts'
import { openOutput } from '../../src/supervisor/output.ts'
import type { WorkerEvent } from '../../src/supervisor/worker-event.ts'
import { alive, until } from '../support/processes.ts'
import { program } from './launcher.ts'

const short = { stopTimeoutMs: 300, coldTimeoutMs: 300 }

/** Launches a fixture program in the place of Python, and stops it once `when` has happened. */
async function run(
  name: string,
  options: Partial<LaunchOptions> = {},
  when: WorkerEvent['type'] | null = 'ready',
  args: readonly string[] = [],
) {
  const events: WorkerEvent[] = []
  const stop = new AbortController()
  const streams = { out: new PassThrough(), err: new PassThrough() }
  const text = { out: '', err: '' }
  streams.out.on('data', (chunk: Buffer) => (text.out += chunk.toString('latin1')))
  streams.err.on('data', (chunk: Buffer) => (text.err += chunk.toString('latin1')))
  const exitCode = await launchWorker({
    python: process.execPath,
    lifeline: program(name),
    celeryArguments: args,
    cwd: process.cwd(),
    env: process.env,
    signal: stop.signal,
    onEvent: (event) => {
      events.push(event)
      if (event.type === when) stop.abort()
    },
    out: openOutput(streams.out),
    err: openOutput(streams.err),
    ...options,
  })
  const said = (latin1: string) => Buffer.from(latin1, 'latin1').toString('utf8')
  return { exitCode, events, types: events.map(({ type }) => type), out: said(text.out), err: said(text.err) }
}

test('a worker that hears `stop` leaves on the first rung', async () => {
  const { exitCode, types } = await run('forever.mjs')
  expect({ exitCode, types }).toEqual({ exitCode: 0, types: ['starting', 'ready', 'stopping', 'stopped', 'exited'] })
})

test('a worker whose task does not end is forced, and the tasks are named', async () => {
  const { exitCode, events } = await run('leaves-on-cold.mjs', { times: { stopTimeoutMs: 500 } })
  expect(exitCode).toBe(137)
  expect(events).toContainEqual(expect.objectContaining({ type: 'stopping', rung: 'warm', waitingFor: ['crunch[1]'] }))
  expect(events).toContainEqual(expect.objectContaining({ type: 'stopping', rung: 'cold' }))
  expect(events).toContainEqual(expect.objectContaining({ type: 'tasks-lost', tasks: ['crunch[1]'] }))
  expect(events).toContainEqual(expect.objectContaining({ type: 'stopped', forced: true, lost: 1 }))
})

test('a worker that hears nothing is killed', async () => {
  const { exitCode, events } = await run('ignores-everything.mjs', { times: short })
  expect(exitCode).toBe(137)
  expect(events.flatMap((event) => (event.type === 'stopping' ? [event.rung] : []))).toEqual(['warm', 'cold', 'kill'])
})

const pidOf = (out: string) => Number(/grandchild (\d+)/.exec(out)?.[1])

test('killing takes what the worker started with it', async () => {
  const { out } = await run('spawns-grandchild.mjs', { times: short })
  expect(pidOf(out)).toBeGreaterThan(0)
  await until(() => !alive(pidOf(out)))
})

test.skipIf(process.platform === 'win32')('so does a worker that dies by itself', async () => {
  const { exitCode, types, out } = await run('spawns-grandchild.mjs', {}, null, ['crash'])
  expect({ exitCode, types }).toEqual({ exitCode: 137, types: ['starting', 'ready', 'crashed', 'exited'] })
  await until(() => !alive(pidOf(out)))
})

test('lines and characters that arrive in pieces are passed on whole; our own reports are not', async () => {
  let seen = ''
  const onOutput = (block: Buffer) => void (seen += `${block.toString()}\n`)
  const { out, err } = await run('prints-half-lines.mjs', { onOutput }, null)
  expect(out).toBe('größer — 漢字 🎈\nzweite Zeile\nohne Ende')
  expect(err).toBe('before\nbegun and ended\n')
  expect(seen.split('\n').filter(Boolean).toSorted()).toEqual([
    'before',
    'begun and ended',
    'größer — 漢字 🎈',
    'ohne Ende',
    'zweite Zeile',
  ])
})

test.each([
  [0, 'stopped'],
  [3, 'crashed'],
])('a worker that ends by itself with %i: %s', async (code, type) => {
  const { exitCode, types, out } = await run('exits-at-once.mjs', {}, null, [String(code)])
  expect({ exitCode, types, out }).toEqual({ exitCode: code, types: ['starting', type, 'exited'], out: 'I leave\n' })
})

test('a program that is not there', async () => {
  const { exitCode, types } = await run('forever.mjs', { python: program('no-such-python') })
  expect({ exitCode, types }).toEqual({ exitCode: 2, types: ['starting', 'crashed', 'exited'] })
})

test('a worker that writes nothing and is never ready is said to hang', async () => {
  const { events } = await run(
    'exits-at-once.mjs',
    { lifeline: '-e', celeryArguments: ['setInterval(() => {}, 1000)'], times: { ...short, silentAfterMs: 100 } },
    'diagnosis',
  )
  expect(events).toContainEqual(expect.objectContaining({ type: 'diagnosis', label: 'worker-silent-while-loading' }))
})
