import { defineFailure } from '../define-failure.ts'

export const poolOptionIgnored = defineFailure({
  id: 'pool-option-ignored',
  severity: 'warning',
  title: 'The pool on the command line was not used',
  cause:
    "prefork is the option's default, so Celery cannot tell `-P prefork` from no option and uses the `worker_pool` setting instead.",
  action:
    "Remove `worker_pool` (CELERY_WORKER_POOL in Django's settings) and the variable CELERY_WORKER_POOL where prefork is wanted.",
})
