import { describe, expect, test } from 'vitest'
import { openSession } from '../../../src/failures/recognise/log-session.ts'
import { failuresIn } from '../judge-text.ts'
import { isFullSuite } from '../../support/full-suite.ts'
import { WORDINGS } from '../wordings.ts'

const clean = (lines: number): string =>
  Array.from(
    { length: lines },
    (_, at) =>
      `[2026-01-03 01:00:00,${String(at % 1000).padStart(3, '0')}: INFO/ForkPoolWorker-1] Task shop.tasks.work[0b5ad3a6-3bd2-4d3a-bc8b-${String(at).padStart(12, '0')}] succeeded in 0.01s: None\n`,
  ).join('')
/** Longer than the part that is read line by line. */
const CLEAN_LINES = 4_500
const CLEAN = clean(CLEAN_LINES)
/** More lines than are read after a literal. */
const AFTER_LINES = 700
const AFTER = clean(AFTER_LINES)

function skim(text: string, chunk = 1024 * 1024, whole = false) {
  const session = openSession({ whole })
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += chunk) session.write(bytes.subarray(at, at + chunk))
  session.end()
  return { labels: session.judge().sightings, lines: session.lines, bytes: session.bytes }
}

describe('a failure in the middle of a long log', () => {
  // Beyond the head, which is read whole, only what is around literals is read.
  const shown = WORDINGS.filter(
    ([label]) =>
      !/^(?:windows-prefork-respawn-loop|gevent-not-monkeypatched|worker-silent|tls-to-plain|redis-visibility|pool-option|time-limit-silently|healthy-worker|warm-shutdown)/.test(
        label,
      ),
  )
    // One that was wrapped is only put together when its beginning shows it.
    .filter(([, text]) => !text.startsWith('celery : '))
    // One that begins within a traceback is only found at the beginning of a log.
    .filter(([, text]) => !text.includes('File "') || text.includes('Traceback (most') || text.includes('error:'))

  // Each takes a log of its own: one wording of each failure, all of them in the full suite.
  const tried = isFullSuite ? shown : shown.filter(([label], at) => shown.findIndex(([one]) => one === label) === at)

  test.each(tried.map(([label, text]) => ({ label, text })))('$label', ({ label, text }) => {
    const before = CLEAN_LINES + 1
    const { labels, lines } = skim(`${CLEAN}${text}\n[2026-01-03 02:00:00,000: INFO/MainProcess] fine\n${AFTER}`)
    expect(labels.map((one) => one.id)[0]).toBe(label)
    expect(labels[0]!.line).toBeGreaterThanOrEqual(before)
    expect(labels[0]!.line).toBeLessThan(before + text.split('\n').length)
    expect(lines).toBe(CLEAN_LINES + AFTER_LINES + text.split('\n').length + 1)
  })
})

test.each([1, 7, 1000, 65_537])('a log in chunks of %d bytes', (chunk) => {
  const failure =
    "[2026-01-03 02:00:00,000: ERROR/MainProcess] Process 'ForkPoolWorker-1' pid:1 exited with 'signal 9 (SIGKILL)'\n"
  const text = chunk < 1000 ? failure.repeat(30) : CLEAN + failure.repeat(3)
  expect(skim(text, chunk).labels[0]).toMatchObject({ id: 'worker-lost-sigkill', count: chunk < 1000 ? 30 : 3 })
})

test('a worker that runs for long and hangs after its restart', () => {
  const banner = ` -------------- celery@box v5.6.2 (recovery)\n.> transport:   redis://h/0\n.> concurrency: 2 (prefork)\n\n[tasks]\n  . a.b\n\n`
  expect(skim(CLEAN + banner, 1024 * 1024, true).labels[0]?.id).toBe('worker-silent-on-broker')
  // An excerpt may end anywhere.
  expect(skim(CLEAN + banner).labels[0]?.id).toBe('healthy-worker')
  expect(failuresIn(`${banner}[2026-01-03 02:00:00,000: INFO/MainProcess] Connected to redis://h/0`)).toEqual([
    'healthy-worker',
  ])
})

test('a green pool that works after a restart in the middle of a long log', () => {
  const begin = `.> concurrency: 9 (gevent)\n\n[tasks]\n\n[2026-01-03 02:00:00,000: INFO/MainProcess] celery@box ready.\n[2026-01-03 02:00:01,000: INFO/MainProcess] Task a.b[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] received\n`
  const other = '[2026-01-03 02:00:02,000: INFO/MainProcess] something else is said\n'.repeat(400)
  const done =
    '[2026-01-03 02:10:00,000: INFO/MainProcess] Task a.b[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] succeeded in 9s: None\n'
  expect(skim(CLEAN + begin + other + done).labels[0]?.id).toBe('healthy-worker')
  expect(skim(CLEAN + begin + other).labels[0]?.id).toBe('gevent-not-monkeypatched')
})

test('a megabyte on one line', () => {
  const line = `${'x'.repeat(1024 * 1024)} exited with 'signal 9 (SIGKILL)'`
  expect(skim(`first\n${line}\nlast\n`).lines).toBeGreaterThanOrEqual(3)
})
