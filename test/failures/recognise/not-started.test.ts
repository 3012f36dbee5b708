import { expect, test } from 'vitest'
import { judgeText } from '../judge-text.ts'

test.each([
  ['/docker-entrypoint.sh: 12: celery is held back: Permission denied'],
  ['celery.service: Main process exited, code=exited, status=203/EXEC'],
  ['2026-01-03 10:00:00,000 INFO exited: celery (exit status 1; not expected)'],
  ['2026-01-03 10:00:00,000 INFO gave up: celery entered FATAL state, too many start retries too quickly'],
  ["2026-01-03 10:00:00,000 INFO spawnerr: can't find command '/app/bin/celery'"],
])('%s', (line) => {
  const { sightings, unexplained } = judgeText(`web: started\n${line}`)
  // A failure that has a name says more.
  expect(sightings.length + unexplained.length).toBe(1)
  expect(unexplained.map(({ text }) => text)).toEqual(sightings.length ? [] : [line])
})

test.each([
  ['an exit that is expected', '2026-01-03 10:00:00,000 INFO exited: celery (exit status 0; expected)'],
  ['what an app says at INFO', '2026-01-03 10:00:00,000 INFO app: the celery task failed, trying again'],
  [
    'a worker that runs',
    '[2026-01-03 10:00:00,000: INFO/MainProcess] celery@box ready.\nno file for celery: not found',
  ],
])('not %s', (_, text) => expect(judgeText(text).unexplained).toEqual([]))
