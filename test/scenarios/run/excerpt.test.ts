import { expect, it } from 'vitest'
import { excerptOf } from '../../../src/scenarios/run/excerpt.ts'
import { explainText } from '../../../src/scenarios/run/explain-text.ts'
import { observed } from './observation.ts'

const head = `$ python -m celery -A shop worker
[2026-01-01 10:00:00,000: INFO/MainProcess] Connected to memory://localhost//
[2026-01-01 10:00:00,001: INFO/MainProcess] celery@host ready.
`
const received =
  '[2026-01-01 10:00:00,002: INFO/MainProcess] Task shop.add[0b6e5c1a-6f06-4a86-9be5-a2fdc7a5a2a1] received'
const error = `[2026-01-01 10:00:00,003: ERROR/MainProcess] Task handler raised error: ValueError('not enough values to unpack (expected 3, got 0)')
Traceback (most recent call last):
  File "/env/billiard/pool.py", line 362, in workloop
    result = (True, prepare_result(fun(*args, **kwargs)))
  File "/env/celery/app/trace.py", line 683, in fast_trace_task
    tasks, accept, hostname = _loc
ValueError: not enough values to unpack (expected 3, got 0)
`

const excerpt = (log: string) => excerptOf(observed({ log, explanation: explainText('output.log', log) })).split('\n')

it.each([
  [
    'of a failure: the line that explain points at, and the error with the frame it came from',
    `${head}${received}\n${error}${error}`,
    [
      "[2026-01-01 10:00:00,003: ERROR/MainProcess] Task handler raised error: ValueError('not enough values to unpack (expected 3, got 0)')",
      '  File "/env/celery/app/trace.py", line 683, in fast_trace_task',
      '    tasks, accept, hostname = _loc',
      'ValueError: not enough values to unpack (expected 3, got 0)',
    ],
  ],
  ['of a healthy run: its last lines', `${head}${received}\n\n`, [...head.trim().split('\n').slice(1), received]],
  ['of nothing: nothing', '', ['']],
])('%s', (_, log, expected) => {
  expect(excerpt(log)).toEqual(expected)
})

it('long lines are cut', () => {
  expect(excerpt(`${head}${'x'.repeat(5_000)}\n`).at(-1)).toHaveLength(400)
})
