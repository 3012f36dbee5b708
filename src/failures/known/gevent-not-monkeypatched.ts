import { defineFailure } from '../define-failure.ts'

export const geventNotMonkeypatched = defineFailure({
  id: 'gevent-not-monkeypatched',
  severity: 'task-loss',
  title: 'The green pool is not monkey-patched, so no task runs',
  cause:
    'The pool was given in a form that the patching code does not recognize: `-Pgevent` as one word, or the variable CELERY_WORKER_POOL.',
  action: 'Write `-P gevent`, `--pool gevent` or `--pool=gevent`.',
})
