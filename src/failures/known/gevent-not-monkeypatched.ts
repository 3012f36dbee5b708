import { defineFailure } from '../define-failure.ts'

export const geventNotMonkeypatched = defineFailure({
  id: 'gevent-not-monkeypatched',
  severity: 'task-loss',
  title: 'the green pool was never patched, so nothing runs',
  cause:
    "The pool was named in a form that the patching code doesn't see: `-Pgevent` in one word, or the variable CELERY_WORKER_POOL.",
  action: 'Write `-P gevent`, `--pool gevent` or `--pool=gevent`.',
})
