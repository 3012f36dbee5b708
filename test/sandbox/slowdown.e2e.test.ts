import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { MAX_SLOWDOWN, measureSlowdown } from '../../src/sandbox/slowdown.ts'
import { venv } from '../support/venv.ts'

const cwd = mkdtempSync(join(tmpdir(), 'slowdown-'))
afterAll(() => rmSync(cwd, { recursive: true }))
const measure = (interpreter: string) =>
  measureSlowdown({ interpreter, cwd, env: process.env, signal: new AbortController().signal })

it('is between 1 and the maximum', async () => {
  const slowdown = await measure(await venv('celery-5.7.0'))
  expect(slowdown).toBeGreaterThanOrEqual(1)
  expect(slowdown).toBeLessThanOrEqual(MAX_SLOWDOWN)
})

it.skipIf(process.platform === 'win32')('grows with the time that the interpreter takes', async () => {
  const slow = join(cwd, 'python')
  writeFileSync(slow, '#!/bin/sh\nsleep 1.5\n', { mode: 0o755 })
  expect(await measure(slow)).toBeGreaterThanOrEqual(5)
  writeFileSync(slow, '#!/bin/sh\nsleep 4\n', { mode: 0o755 })
  expect(await measure(slow)).toBe(MAX_SLOWDOWN)
})
