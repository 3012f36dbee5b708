import { defineFailure } from '../define-failure.ts'

export const poolOptionIgnored = defineFailure({
  id: 'pool-option-ignored',
  severity: 'warning',
  title: 'the pool on the command line was not used',
  cause:
    "prefork is the option's default, so Celery can't tell `-P prefork` from nothing given and takes the `worker_pool` setting instead.",
  action: "Remove `worker_pool` (CELERY_WORKER_POOL, CELERY_WORKER_POOL in Django's settings) where prefork is wanted.",
})
