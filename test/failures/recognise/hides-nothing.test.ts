import { describe, expect, test } from 'vitest'
import { judgeText } from '../judge-text.ts'

const LIB = '/opt/venv/lib/python3.11/site-packages'
const at = (level: string, message: string) => `[2026-01-03 01:00:00,470: ${level}/MainProcess] ${message}`
const ROOT = `${LIB}/celery/platforms.py:841: SecurityWarning: You're running the worker with superuser privileges: this is
absolutely not recommended!

Please specify a different user using the --uid option.

User information: uid=0 euid=0 gid=0 egid=0

  warnings.warn(SecurityWarning(ROOT_DISCOURAGED.format(`
const UNKNOWN = `Traceback (most recent call last):
  File "${LIB}/celery/bin/celery.py", line 236, in main
    return celery(auto_envvar_prefix="CELERY")
  File "${LIB}/kombu/transport/base.py", line 125, in __getattr__
    raise WeirdError(key)
kombu.exceptions.WeirdError: never seen`
const LOST = at('WARNING', 'consumer: Connection to broker lost. Trying to re-establish the connection...')
const below = (last: string) => `${LOST}
Traceback (most recent call last):
  File "${LIB}/celery/worker/consumer/consumer.py", line 346, in start
    blueprint.start(self)
  File "${LIB}/amqp/channel.py", line 9, in _on_close
    raise error_for_code(
${last}`

const judged = (text: string) => {
  const { sightings, unexplained } = judgeText(text)
  return [sightings.map(({ id }) => id), unexplained.map((one) => one.text.replace(/.* … /, ''))]
}

describe('a record with a label hides nothing', () => {
  test.each([
    ['the warning about root', `${ROOT}\n${UNKNOWN}`, 'running-as-root-warning'],
    ['a warm shutdown', `worker: Warm shutdown (MainProcess)\n${UNKNOWN}`, 'warm-shutdown'],
    [
      'a warm shutdown, and the echo of Ctrl+C',
      `worker: Warm shutdown (MainProcess)\n^C${at('CRITICAL', "Unrecoverable error: WeirdError('never seen')")}`,
      'warm-shutdown',
    ],
    [
      'the same in one record',
      `${at('INFO', 'worker: Warm shutdown (MainProcess), an error')}\n${UNKNOWN}`,
      'warm-shutdown',
    ],
  ])('%s', (_, text, label) => {
    const { sightings, unexplained } = judgeText(text)
    expect(sightings.map(({ id }) => id)).toEqual([label])
    expect(unexplained[0]!.text).toContain('WeirdError')
    expect(unexplained[0]!.text).toContain('never seen')
  })

  test('a known failure behind the warning about root comes first', () => {
    const known = UNKNOWN.replace(
      'kombu.exceptions.WeirdError: never seen',
      "ModuleNotFoundError: No module named 'redis'",
    )
    const { sightings } = judgeText(`${ROOT}\n${known.replace('kombu/transport/base.py', 'kombu/transport/redis.py')}`)
    expect(sightings.length).toBeLessThan(3)
    expect(sightings[0]!.id).not.toBe('running-as-root-warning')
  })
})

describe('below `Connection to broker lost`', () => {
  test.each([
    'ConnectionResetError: [Errno 104] Connection reset by peer',
    'amqp.exceptions.RecoverableConnectionError: Socket was disconnected',
    'redis.exceptions.TimeoutError: Timeout reading from socket',
  ])('a loss: %s', (last) => expect(judged(below(last))).toEqual([['broker-connection-lost'], []]))

  test('another exception is the failure', () => {
    const last = 'amqp.exceptions.WeirdError: Queue.declare: (541) INTERNAL_ERROR - never seen'
    expect(judged(below(last))).toEqual([[], ['WeirdError: Queue.declare: (541) INTERNAL_ERROR - never seen']])
  })

  test('a known one comes first and causes it', () => {
    const last = "amqp.exceptions.AccessRefused: Queue.declare: (403) ACCESS_REFUSED - access to queue 'x' refused"
    const { sightings } = judgeText(below(last))
    expect(sightings.map(({ id, consequenceOf }) => [id, consequenceOf])).toEqual([
      ['amqp-access-refused', null],
      ['broker-connection-lost', 'amqp-access-refused'],
    ])
  })
})

test('an exception that is explained elsewhere is not unknown where it is cut off', () => {
  const last = 'redis.exceptions.TimeoutError: Timeout reading from socket'
  expect(judged(`    raise TimeoutError(message)\n${last}\n${below(last)}`)).toEqual([['broker-connection-lost'], []])
})
