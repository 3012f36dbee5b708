import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { waitUntil, watch } from '../../src/sandbox/watch.ts'

const folder = mkdtempSync(join(tmpdir(), 'watch-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { signal } = new AbortController()

it('counts notes, reads the log, and knows when the worker was ready', () => {
  mkdirSync(join(folder, 'notes'))
  const sandbox = { folder, interpreter: 'python', env: {}, broker: 'memory://', queue: null, slowdown: 2 }
  const look = watch(sandbox, join(folder, 'output.log'), 4)
  expect(look()).toMatchObject({ log: '', notes: {}, sinceReady: null, tasks: 4, slowdown: 2 })
  writeFileSync(join(folder, 'output.log'), '$ python\r\nready\r\n')
  for (const name of ['ready-12-0a', 'half-done-12-0b', 'half-done-13-0c'])
    writeFileSync(join(folder, 'notes', name), '')
  const progress = look()
  expect(progress).toMatchObject({ log: '$ python\nready\n', notes: { ready: 1, 'half-done': 2 }, quiet: 0 })
  expect(progress.sinceReady).toBe(0)
})

it('waits for a condition, no longer than it may', async () => {
  let looks = 0
  expect(await waitUntil(() => ++looks === 3, 60_000, signal)).toBe(true)
  expect(await waitUntil(() => false, 1, signal)).toBe(false)
  expect(await waitUntil(() => false, 60_000, AbortSignal.abort())).toBe(false)
})
