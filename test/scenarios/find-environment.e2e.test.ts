import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findEnvironment, UnusableInterpreterError } from '../../src/scenarios/find-environment.ts'
import { venv } from '../support/venv.ts'
import { environmentOf } from './environment-of.ts'

it('finds the versions of the interpreter', async () => {
  const { python, celery, packages, startMethod } = await environmentOf(await venv('celery-5.6.2'))
  expect([celery.version, packages['celery']?.version, startMethod]).toEqual(['5.6.2', '5.6.2', null])
  expect(python.version[0]).toBe(3)
})

it.skipIf(process.platform === 'win32')('an interpreter that hangs is ended, and named', async () => {
  const root = mkdtempSync(join(tmpdir(), 'hangs-'))
  const python = join(root, 'python')
  writeFileSync(python, '#!/bin/sh\nsleep 600\n', { mode: 0o755 })
  const found = findEnvironment({
    root,
    python,
    startMethod: null,
    env: process.env,
    signal: new AbortController().signal,
    onStep: () => undefined,
    timeoutMs: 500,
  })
  await expect(found).rejects.toThrow(
    new UnusableInterpreterError(`--python ${python} cannot be used: no answer within 0.5 s`),
  )
  expect(readdirSync(root)).toEqual(['python'])
  rmSync(root, { recursive: true })
})
