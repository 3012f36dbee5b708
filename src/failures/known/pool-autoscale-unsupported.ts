import { defineFailure } from '../define-failure.ts'

export const poolAutoscaleUnsupported = defineFailure({
  id: 'pool-autoscale-unsupported',
  severity: 'fatal',
  title: 'this pool cannot grow or shrink',
  cause: '`--autoscale` was given with the threads pool, which has no way to change its size.',
  action: 'Give threads a fixed size with `-c N`; for autoscaling use prefork or gevent.',
  clauses: [
    {
      says: [
        "'TaskPool' object has no attribute 'grow'",
        "'TaskPool' object has no attribute 'shrink'",
        "object has no attribute 'grow'",
        "object has no attribute 'shrink'",
      ],
      and: ['TaskPool', 'celery', 'Unrecoverable'],
    },
  ],
})
