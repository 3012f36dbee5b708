import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { UsageError } from '../../../src/cli/errors.ts'
import { explain as explained } from '../../../src/cli/explain/explain.ts'
import type { Explanation } from '../../../src/failures/explanation.ts'
import { human } from '../../../src/render/human/reporter.ts'
import { themeFor } from '../../../src/render/theme.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'poolwise-explain-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const flags = {
  follow: false,
  list: false,
  json: false,
  cwd: folder,
  root,
  theme: await themeFor({}, {}, false),
}

/** The document, and as it is printed for people. */
async function explain(words: readonly string[], given: typeof flags) {
  const { printed, exitCode } = await explained(words, given)
  if (printed === null) throw new Error('nothing to print')
  const text = human.render(printed, { theme: flags.theme, verbose: false, quiet: false }) ?? ''
  return { output: printed.document, text, exitCode }
}

const log = (name: string, text: string | Buffer): string => {
  writeFileSync(join(folder, name), text)
  return name
}

const READY = '[2026-01-03 01:34:20,470: INFO/MainProcess] celery@box ready.\n'
const KILLED =
  "[2026-01-03 01:34:20,470: ERROR/MainProcess] Process 'ForkPoolWorker-1' pid:1 exited with 'signal 9 (SIGKILL)'\n"

test('failing tasks are told error by error, and are no failure of the worker', async () => {
  const failed = (at: number, error: string) =>
    `[2026-01-03 01:34:2${at},000: ERROR/ForkPoolWorker-1] Task shop.tasks.pay[${at}] raised unexpected: ${error}\n` +
    `Traceback (most recent call last):\n  File "/srv/shop/tasks.py", line 9, in pay\n    charge()\n${error.replace(/\(['"](.*)['"]\)/, ': $1')}\n`
  const text =
    READY + failed(1, "ValueError('no stock')") + failed(2, "ValueError('no stock')") + failed(3, "KeyError('x')")
  const told = await explain([log('tasks.log', text)], flags)
  expect(told).toMatchObject({ output: { verdict: 'warning' }, exitCode: 0 })
  expect(told.text).toMatch(/error\s+line 2: ValueError: no stock \(2 times\)/)
  expect(told.text).toMatch(/error\s+line 12: KeyError: /)
  expect(told.text).toContain('no failures of the worker; its tasks fail in your own code')
})

describe('the verdict and exit code of', () => {
  test.each([
    ['healthy', READY, 0],
    ['failure', READY + KILLED, 1],
    [
      'warning',
      `${READY}[2026-01-03 01:34:20,470: WARNING/MainProcess] Substantial drift from w@box may mean clocks are out of sync.`,
      0,
    ],
    ['unknown-failure', "[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: WeirdError('x')", 1],
    ['not-celery', 'hello', 0],
  ])('%s', async (verdict, text, exitCode) => {
    const explained = await explain([log(`${verdict}.log`, text)], flags)
    expect(explained).toMatchObject({ output: { verdict }, exitCode })
  })

  test.each([
    ['no such file', ['nothing.log']],
    ['a folder', ['.']],
    ['a mistyped id', ['worker-lost-sigkil']],
  ])('a usage error for %s', async (_, words) => {
    await expect(explain(words, flags)).rejects.toThrow(UsageError)
  })

  test('a usage error for a program', async () => {
    await expect(explain([log('program', Buffer.from('7f454c4602010100', 'hex'))], flags)).rejects.toThrow(UsageError)
  })
})

test('several logs are merged', async () => {
  const { output } = await explain([log('a.log', READY + KILLED), log('b.log', READY + KILLED + KILLED)], flags)
  const { inputs, diagnoses } = output as Explanation
  expect(inputs.map(({ name }) => name.replace(/.*[\\/]/, ''))).toEqual(['a.log', 'b.log'])
  expect(diagnoses.map(({ label, count, first }) => [label, count, first.line])).toEqual([
    ['worker-lost-sigkill', 3, 2],
  ])
})

test('the JSON document has all fields', async () => {
  const { output } = await explain([log('c.log', KILLED)], flags)
  expect(Object.keys(output)).toEqual(['schemaVersion', 'inputs', 'diagnoses', 'unknown', 'reconnects', 'verdict'])
  expect(output).toMatchObject({
    schemaVersion: 1,
    inputs: [{ lines: 1, bytes: KILLED.length }],
    diagnoses: [
      {
        label: 'worker-lost-sigkill',
        severity: 'task-loss',
        count: 1,
        first: { line: 1, text: KILLED.trim() },
        confidence: 'high',
        docs: 'docs/failures/worker-lost-sigkill.md',
      },
    ],
  })
})

test('secrets in the log are redacted', async () => {
  const line =
    '[2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to redis://:hunter2@box:6379/0: Error 111 connecting to box:6379. Connection refused..'
  const { output, text } = await explain([log('d.log', line)], flags)
  expect(text).toContain('redis-connection-refused')
  expect(JSON.stringify(output) + text).not.toContain('hunter2')
})

test.each(['worker-lost-sigkill', 'user-task-error'])('the page of %s', async (id) => {
  const { output, text, exitCode } = await explain([id], flags)
  expect(output).toMatchObject({ id, kind: 'failure' })
  expect(text).toContain('How to cure it')
  expect(exitCode).toBe(0)
})

test('the list contains the failures', async () => {
  const { text } = await explain([], { ...flags, list: true })
  expect(text).toContain('spawn-fast-trace-unpack')
})

test('an id cannot lead out of the folder of pages', async () => {
  await expect(explain(['../README'], flags)).rejects.toThrow(UsageError)
})
