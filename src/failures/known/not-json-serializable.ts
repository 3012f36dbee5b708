import { defineFailure } from '../define-failure.ts'
import { CANNOT_PICKLE } from '../shared/messages.ts'

/** The failure `async-task-not-awaited`. */
const COROUTINE = [
  'of type coroutine',
  "of type 'coroutine'",
  'of type async_gen',
  "of type 'async_gen",
  '<coroutine object',
  '<async_generator object',
]

export const notJsonSerializable = defineFailure({
  id: 'not-json-serializable',
  severity: 'task-loss',
  title: 'An argument or result is not JSON serializable',
  cause:
    'Messages and results are JSON by default. A model instance, bytes, a set or a numpy value is not JSON serializable.',
  action:
    'Pass ids and plain values and load the object in the task; convert results. Use pickle only as a last resort.',
  clauses: [
    { contains: 'is not JSON serializable', without: ['SystemExit', ...COROUTINE], inTask: true },
    {
      contains: ['EncodeError(', 'EncodeError: '],
      without: ['SystemExit', 'UnicodeEncodeError', ...COROUTINE, ...CANNOT_PICKLE],
      inTask: true,
    },
    {
      contains: 'EncodeError',
      without: ['SystemExit', ...COROUTINE, ...CANNOT_PICKLE],
      frame: ['kombu.serialization', 'kombu.utils.json'],
      inTask: true,
    },
  ],
})
