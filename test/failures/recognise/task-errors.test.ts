import { describe, expect, test } from 'vitest'
import { taskHint } from '../../../src/failures/task-hints.ts'
import { judgeText } from '../judge-text.ts'

const LIB = '/opt/venv/lib/python3.11/site-packages'
const ids = [1, 2, 3, 4, 5].map((n) => `${n}b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7`)
const failed = (
  repr: string,
  last: string,
  id = ids[0]!,
) => `[2026-01-03 01:00:00,470: ERROR/ForkPoolWorker-1] Task shop.f[${id}] raised unexpected: ${repr}
Traceback (most recent call last):
  File "${LIB}/celery/app/trace.py", line 564, in trace_task
    R = retval = fun(*args, **kwargs)
  File "${LIB}/celery/app/trace.py", line 883, in __protected_call__
    return self.run(*args, **kwargs)
  File "/srv/app/shop.py", line 9, in f
    raise X
${last}`
const KEY = failed("KeyError('sku')", "KeyError: 'sku'")

describe('errors of tasks', () => {
  test('each distinct one with its text and count', () => {
    const text = [
      KEY,
      failed("ValueError('row 17')", 'ValueError: row 17', ids[1]),
      failed("ValueError('row 9')", 'ValueError: row 9', ids[2]),
    ]
    const { sightings, unexplained } = judgeText(text.join('\n'))
    expect(unexplained).toEqual([])
    expect(sightings).toMatchObject([
      {
        id: 'user-task-error',
        severity: 'warning',
        count: 3,
        errors: [
          { line: 1, text: "KeyError: 'sku'", count: 1 },
          { line: 10, text: 'ValueError: row 17', count: 2 },
        ],
      },
    ])
  })

  test("a chord's error is that of its member", () => {
    const chord = `[2026-01-03 01:00:00,483: ERROR/ForkPoolWorker-1] Chord 'f1bdb38e-40cf-4991-8e22-aae09a8984d4' raised: ChordError("Dependency ${ids[0]} raised ValueError('no stock')")
ValueError: no stock

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "${LIB}/celery/backends/redis.py", line 1017, in on_chord_part_return
    resl = [unpack(tup, decode) for tup in resl]
  File "${LIB}/celery/backends/redis.py", line 853, in _unpack_chord_result
    raise chord_error
celery.exceptions.ChordError: Dependency ${ids[0]} raised ValueError('no stock')`
    const errors = [{ text: 'ValueError: no stock', count: 1 }]
    const both = judgeText(`${failed("ValueError('no stock')", 'ValueError: no stock')}\n${chord}`)
    expect(both).toMatchObject({ sightings: [{ id: 'user-task-error', errors }], unexplained: [] })
    expect(judgeText(chord)).toMatchObject({ sightings: [{ id: 'user-task-error', errors }], unexplained: [] })
  })

  test.each([
    [
      'a retry',
      `[2026-01-03 01:00:00,342: INFO/ForkPoolWorker-1] Task shop.f[${ids[0]}] retry: Retry in 1s: ConnectionError('503')`,
    ],
    [
      'an error that a task logs and handles',
      '[2026-01-03 01:00:00,342: ERROR/ForkPoolWorker-1] row skipped\nTraceback (most recent call last):\n  File "/srv/app/shop.py", line 9, in f\nKeyError: 1',
    ],
  ])('%s is no failed task', (_, text) => {
    expect(judgeText(text).sightings).toMatchObject([{ id: 'user-task-error', severity: 'info', errors: [] }])
  })
})

test("what to do about Flask's context", () => {
  expect(taskHint('RuntimeError: Working outside of application context.')).toContain('app.app_context()')
  expect(taskHint("KeyError: 'sku'")).toBeNull()
})

describe('errors of libraries that send telemetry', () => {
  const head = '[2026-01-03 01:00:00,342: ERROR/MainProcess]'
  test.each([
    [`${head} Failed to export traces to otel:4317, error code: StatusCode.UNAVAILABLE`],
    [`${head} Transient error StatusCode.UNAVAILABLE encountered while exporting traces to otel:4317, retrying in 1s.`],
    [`${head} failed to send, dropping 3 traces to intake at http://localhost:8126/v0.5/traces after 3 retries`],
    [
      `${head} Exception while exporting Span batch.\nTraceback (most recent call last):\n  File "${LIB}/opentelemetry/sdk/trace/export/__init__.py", line 9, in _export\n  File "${LIB}/requests/adapters.py", line 9, in send\nrequests.exceptions.ConnectionError: HTTPConnectionPool(host='otel', port=4318): Max retries exceeded`,
    ],
    [
      `Traceback (most recent call last):\n  File "/usr/lib/python3.11/threading.py", line 9, in run\n  File "${LIB}/posthog/consumer.py", line 9, in request\nposthog.request.APIError: 401`,
    ],
  ])('%s', (text) => {
    const { sightings, unexplained } = judgeText(text)
    expect(sightings.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(unexplained).toEqual([])
  })
})

test("an error whose traceback billiard can't print is the task's", () => {
  const head = '[2026-01-03 01:00:00,470: WARNING/ForkPoolWorker-8]'
  const { sightings, unexplained } = judgeText(`${head} --- Logging error ---
${head} Traceback (most recent call last):
${head}   File "${LIB}/celery/app/trace.py", line 734, in __protected_call__
    return self.run(*args, **kwargs)
           ^^^^^^^^^^^^^^^^^^^^^^^^^
${head} TypeError: upload() missing 1 required positional argument: 'params'
${head}${' '}
During handling of the above exception, another exception occurred:
${head} Traceback (most recent call last):
${head}   File "/usr/local/lib/python3.11/logging/__init__.py", line 1110, in emit
    msg = self.format(record)
          ^^^^^^^^^^^^^^^^^^^
${head}   File "${LIB}/celery/utils/log.py", line 147, in format
    msg = super().format(record)
${head}   File "/usr/local/lib/python3.11/traceback.py", line 366, in _get_code_position
    positions_gen = code.co_positions()
                    ^^^^^^^^^^^^^^^^^
${head} AttributeError: '_Code' object has no attribute 'co_positions'
${head} Message: 'Task %(name)s[%(id)s] %(description)s: %(exc)s'
Arguments: {'name': 'shop.upload', 'exc': "Error 111 connecting to localhost:6379. redis.exceptions.ConnectionError"}`)
  expect(unexplained).toEqual([])
  expect(sightings).toMatchObject([
    {
      id: 'user-task-error',
      errors: [{ text: "TypeError: upload() missing 1 required positional argument: 'params'" }],
    },
  ])
})
