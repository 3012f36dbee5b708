import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, it, type TestContext } from 'vitest'
import type { Explanation } from '../../src/failures/explanation.ts'
import { hostOs } from '../../src/platform/os.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'
import { bin } from '../support/run-bin.ts'

const folder = mkdtempSync(join(tmpdir(), 'poolwise-follow-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const READY = '[2026-01-03 01:34:20,470: INFO/MainProcess] celery@box ready.\n'
const KILLED =
  "[2026-01-03 01:34:21,470: ERROR/MainProcess] Process 'ForkPoolWorker-1' pid:1 exited with 'signal 9 (SIGKILL)'\n"
const REFUSED =
  '[2026-01-03 01:34:22,470: ERROR/MainProcess] consumer: Cannot connect to redis://localhost:6379//: Error 111 connecting to localhost:6379. Connection refused..\n'

/** Follows a log. `next` gives the labels of the next line that it prints. */
function following(context: TestContext, log: string) {
  const child = spawn(process.execPath, [bin, 'explain', log, '--follow', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  context.onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    child,
    next: async (): Promise<string[]> => {
      const { value } = (await lines.next()) as { value: string }
      return (JSON.parse(value) as Explanation).diagnoses.map(({ label }) => label)
    },
  }
}

it.runIf(hostOs() !== 'windows')(
  '--follow reads the old file to its end before a rotation',
  { timeout: MAX_WAIT_MS },
  async (context) => {
    const log = join(folder, 'rotated.log')
    writeFileSync(log, READY)
    const { next } = following(context, log)
    expect(await next()).toEqual(['healthy-worker'])
    appendFileSync(log, KILLED)
    renameSync(log, `${log}.1`)
    writeFileSync(log, REFUSED)
    const seen = new Set<string>()
    while (!seen.has('redis-connection-refused')) for (const label of await next()) seen.add(label)
    expect([...seen]).toContain('worker-lost-sigkill')
  },
)

it(
  '--follow starts again with a log that was truncated in place, and Ctrl+C ends it with 130',
  { timeout: MAX_WAIT_MS },
  async (context) => {
    const log = join(folder, 'truncated.log')
    writeFileSync(log, READY.repeat(20))
    const { child, next } = following(context, log)
    expect(await next()).toEqual(['healthy-worker'])
    truncateSync(log)
    writeFileSync(log, KILLED)
    expect(await next()).toContain('worker-lost-sigkill')
    if (hostOs() === 'windows') return
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([130, null])
  },
)
