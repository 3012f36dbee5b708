import { defineFailure } from '../define-failure.ts'

export const beatWithGreenPool = defineFailure({
  id: 'beat-with-green-pool',
  severity: 'fatal',
  title: 'beat cannot be embedded in a green pool',
  cause: '`-B` was given together with gevent or eventlet.',
  action: 'Remove -B and run `celery -A proj beat` as a separate process.',
  clauses: [
    {
      contains: ["-B option doesn't work with eventlet/gevent pools", '-B option does not work with eventlet/gevent'],
    },
  ],
})
