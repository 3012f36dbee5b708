import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runBin } from '../support/run-bin.ts'

const folder = mkdtempSync(join(tmpdir(), 'poolwise-explain-words-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Pages {
  readonly failures: readonly { readonly id: string }[]
  readonly checks: readonly string[]
}

describe('explain takes what somebody has of an error', () => {
  it.each([
    [['WinError', '5'], 'windows-prefork-permission-error'],
    [['WinError 5'], 'windows-prefork-permission-error'],
    [['PermissionError: [WinError 5] Access is denied'], 'windows-orphan-start'],
    // Pages mention these codes, and the error has many other causes.
    [['OSError: [WinError 10038] An operation was attempted'], 'windows-pagefile-1455'],
    [['BlockingIOError: [Errno 11] Resource temporarily unavailable'], 'fork-failed'],
    [['connection', 'refused'], 'redis-connection-refused'],
    [['Connection refused 6379'], 'redis-connection-refused'],
  ])('%j: the failures that are about it', async (words, id) => {
    const { stdout, exitCode } = await runBin(['explain', ...words, '--json'], { cwd: folder })
    expect(exitCode).toBe(0)
    expect((JSON.parse(stdout) as Pages).failures.map((one) => one.id)).toContain(id)
    const human = await runBin(['explain', ...words], { cwd: folder })
    expect(human.stdout.replaceAll(/\s+/g, ' ')).toMatch(/poolwise explain \S+ shows the first/)
  })

  it.each([
    [['OSError: [WinError 6] The handle is invalid']],
    ['OSError: [WinError 6] The handle is invalid'.split(' ')],
    [['billiard.pool ERROR OSError: [WinError 6] The handle is invalid']],
  ])('%j: the line of an error that one failure is about is diagnosed as likely', async (words) => {
    const { stdout, exitCode } = await runBin(['explain', ...words, '--json'], { cwd: folder })
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      inputs: [{ name: 'text' }],
      diagnoses: [{ label: 'windows-prefork-permission-error', confidence: 'low' }],
      verdict: 'failure',
    })
    const human = await runBin(['explain', ...words], { cwd: folder })
    expect(human.stdout).toMatch(/windows-prefork-permission-error {2}\(likely, not certain\)\n[^]*\n {2}cure {5}\S/)
    expect(human.stdout.trimEnd().split('\n\n').at(-1)).toMatch(/poolwise explain worker\.log/)
  })

  it('a line of a log is diagnosed', async () => {
    const line = "Process 'ForkPoolWorker-1' pid:1 exited with 'signal 9 (SIGKILL)'"
    const { stdout, exitCode } = await runBin(['explain', line, '--json'], { cwd: folder })
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ inputs: [{ name: 'text', events: 1 }], verdict: 'failure' })
  })
})

describe('explain without anything to read: exit 2, and what to do', () => {
  it.each([
    [['zzzq yyyq'], /no log, failure or check is called "zzzq yyyq"/, /poolwise explain --list/],
    [['broker.reachble'], /broker\.reachble does not exist/, /Did you mean broker\.reachable\?/],
    [['winerror'], /winerror does not exist/, /Did you mean windows-prefork-permission-error/],
    [['no-such.log', 'other.log'], /no-such\.log does not exist/, /Give a log file/],
    [['empty.log'], /the log is empty: .*empty\.log/, /--logfile/],
    [[], /the log is empty: nothing came from standard input/, /2>&1/],
    [['-'], /the log is empty: nothing came from standard input/, /2>&1/],
  ])('poolwise explain %j', async (words, message, next) => {
    writeFileSync(join(folder, 'empty.log'), '')
    const { exitCode, stderr, stdout } = await runBin(['explain', ...words], { cwd: folder })
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(next)
  })
})

it('events are counted, not lines: a traceback is one', async () => {
  const log =
    '[2026-01-03 01:34:20,470: INFO/MainProcess] celery@box ready.\n' +
    '[2026-01-03 01:34:21,000: ERROR/ForkPoolWorker-1] Task a.b[1] raised unexpected: ValueError()\n' +
    'Traceback (most recent call last):\n  File "/srv/tasks.py", line 9, in pay\n    charge()\nValueError\n'
  writeFileSync(join(folder, 'worker.log'), log)
  const { stdout } = await runBin(['explain', 'worker.log'], { cwd: folder })
  expect(stdout.split('\n')[0]).toBe(`worker.log: 2 events, ${log.length} bytes`)
})
