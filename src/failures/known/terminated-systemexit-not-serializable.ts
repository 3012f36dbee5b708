import { defineFailure } from '../define-failure.ts'

export const terminatedSystemexitNotSerializable = defineFailure({
  id: 'terminated-systemexit-not-serializable',
  severity: 'degraded',
  title: 'A terminated task could not store its result',
  cause:
    'billiard 4.3.0 reports SystemExit as the result of a terminated task, which the JSON result backend cannot store.',
  action: 'The revoke or stop itself succeeded. To avoid the message, upgrade Celery or pin `billiard<4.3`.',
  clauses: [
    {
      contains: ['SystemExit is not JSON serializable', 'SystemExit(-15) is not JSON serializable'],
      inTask: true,
    },
  ],
  causes: ['worker-lost-sigterm'],
  subsumes: ['not-json-serializable'],
})
