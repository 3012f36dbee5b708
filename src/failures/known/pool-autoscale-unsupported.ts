import { defineFailure } from '../define-failure.ts'

export const poolAutoscaleUnsupported = defineFailure({
  id: 'pool-autoscale-unsupported',
  severity: 'fatal',
  title: 'This pool does not support --autoscale',
  cause: '`--autoscale` was given with the threads pool, which cannot change its size.',
  action: 'Give threads a fixed size with `-c N`. For autoscaling, use prefork or gevent.',
  clauses: [
    {
      contains: [
        "'TaskPool' object has no attribute 'grow'",
        "'TaskPool' object has no attribute 'shrink'",
        "object has no attribute 'grow'",
        "object has no attribute 'shrink'",
      ],
      andContains: ['TaskPool', 'celery', 'Unrecoverable'],
    },
  ],
})
