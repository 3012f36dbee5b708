import { defineFailure } from '../define-failure.ts'

export const terminatedSystemexitNotSerializable = defineFailure({
  id: 'terminated-systemexit-not-serializable',
  severity: 'degraded',
  title: 'noise around a task that was terminated',
  cause:
    "billiard 4.3.0 reports SystemExit as the result of a terminated task, which the JSON result backend can't store.",
  action: 'The revoke or stop itself worked. Upgrade Celery, or pin `billiard<4.3`, to be rid of the message.',
  clauses: [
    {
      says: ['SystemExit is not JSON serializable', 'SystemExit(-15) is not JSON serializable'],
      inTask: true,
    },
  ],
  causes: ['worker-lost-sigterm'],
  subsumes: ['not-json-serializable'],
})
