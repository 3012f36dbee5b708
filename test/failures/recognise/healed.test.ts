import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { judgeText } from '../judge-text.ts'

const at = (second: number, level: string, message: string) =>
  `[2026-01-03 01:00:${String(second).padStart(2, '0')},470: ${level}/MainProcess] ${message}`
const ID = '0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7'
const REFUSED = (second: number) =>
  at(
    second,
    'ERROR',
    'consumer: Cannot connect to amqp://guest:**@mq:5672//: [Errno 111] Connection refused.\nTrying again in 2.00 seconds... (1/100)',
  )
const ODD = (second: number) =>
  at(
    second,
    'ERROR',
    'consumer: Cannot connect to amqp://guest:**@mq:5672//: never seen.\nTrying again in 2.00 seconds... (1/100)',
  )
const CONNECTED = (second: number) => at(second, 'INFO', 'Connected to amqp://guest:**@mq:5672//')
const READY = (second: number) => at(second, 'INFO', 'celery@box ready.')
const RECEIVED = (second: number) => at(second, 'INFO', `Task shop.add[${ID}] received`)

const judge = (...lines: string[]) => judgeText(lines.join('\n'))

describe('a fault that is over', () => {
  test.each([
    ['the worker is ready', READY(5)],
    ['a task arrives', RECEIVED(5)],
  ])('when %s', (_, proof) => {
    const { sightings } = judge(REFUSED(1), REFUSED(3), CONNECTED(4), proof)
    expect(sightings).toMatchObject([
      { id: 'amqp-connection-refused', count: 2, severity: 'warning', healed: { text: CONNECTED(4) } },
    ])
  })

  test('with what Celery says about it in records of their own', () => {
    const lost = at(1, 'WARNING', 'consumer: Connection to broker lost. Trying to re-establish the connection...')
    const warning = at(
      2,
      'WARNING',
      '/v/lib/python3.12/site-packages/celery/worker/consumer/consumer.py:391: CPendingDeprecationWarning: \nIn Celery 5.1 we introduced an optional breaking change which\non connection loss cancels all currently executed tasks with late acknowledgement enabled.',
    )
    const { sightings } = judge(lost, warning, REFUSED(3), CONNECTED(4), READY(5))
    expect(sightings.map(({ severity }) => severity)).not.toContain('degraded')
  })

  test('an unknown one as well', () => {
    expect(judge(ODD(1), CONNECTED(4), READY(5)).unexplained).toMatchObject([{ healed: { text: CONNECTED(4) } }])
  })
})

test('a worker that was started before its Redis, as it was logged', () => {
  const log = new URL('../fixtures/redis-connection-refused.healed.5.7.0.log', import.meta.url)
  const { sightings, unexplained } = judgeText(readFileSync(log, 'utf8'))
  expect(unexplained).toEqual([])
  expect(sightings.filter(({ severity }) => severity !== 'info')).toMatchObject([
    { id: 'redis-connection-refused', severity: 'warning', healed: {} },
  ])
})

describe('a fault that is not over', () => {
  test.each([
    ['nothing follows', [REFUSED(1), REFUSED(3)]],
    ['it connects and nothing follows', [REFUSED(1), CONNECTED(4)]],
    ['it comes back', [REFUSED(1), CONNECTED(4), READY(5), REFUSED(9)]],
    [
      'it comes back again and again',
      [1, 11, 21].flatMap((second) => [REFUSED(second), CONNECTED(second + 2), RECEIVED(second + 3)]),
    ],
  ])('when %s', (_, lines) => {
    expect(judge(...lines).sightings[0]).toMatchObject({ severity: 'degraded', healed: null })
  })

  test('only the connection to the broker heals', () => {
    const text = at(1, 'CRITICAL', "Unrecoverable error: WeirdError('x')")
    expect(judge(text, REFUSED(2), CONNECTED(3), READY(4)).unexplained).toMatchObject([{ healed: null }])
  })
})

describe('reconnecting again and again', () => {
  const lost = (second: number, number: number) =>
    `${at(second, 'WARNING', 'consumer: Connection to broker lost. Trying to re-establish the connection...')}
Traceback (most recent call last):
  File "/opt/venv/lib/python3.11/site-packages/amqp/channel.py", line 9, in _on_close
    raise error_for_code(
amqp.exceptions.WeirdError: Queue.declare: (541) INTERNAL_ERROR - never seen ${number}`

  test('is told with its reason, whatever that is', () => {
    const { reconnects } = judge(...[1, 2, 3, 4].flatMap((second) => [CONNECTED(second), lost(second, second)]))
    expect(reconnects).toEqual({
      times: 4,
      line: 2,
      reason: 'WeirdError: Queue.declare: (541) INTERNAL_ERROR - never seen 1',
    })
  })

  test.each([
    ['twice', [lost(1, 1), lost(2, 2)]],
    ['and healed', [REFUSED(1), REFUSED(3), REFUSED(5), CONNECTED(6), READY(7)]],
  ])('is not told for what happened %s', (_, lines) => expect(judge(...lines).reconnects).toBeNull())
})
