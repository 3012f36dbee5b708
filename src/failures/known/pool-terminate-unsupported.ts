import { defineFailure } from '../define-failure.ts'

export const poolTerminateUnsupported = defineFailure({
  id: 'pool-terminate-unsupported',
  severity: 'degraded',
  title: 'This pool cannot terminate a running task',
  cause: 'A thread cannot be killed: only prefork and the green pools can terminate a running task.',
  action:
    'Use prefork if tasks must be terminated. Otherwise revoke without terminate, and let long tasks check whether they were aborted.',
  clauses: [
    {
      contains: 'does not implement kill_job',
      without: ['Unrecoverable error', 'raised unexpected'],
      notFrame: 'celery.apps.worker:on_cold_shutdown',
    },
    { contains: 'does not implement terminate_job' },
    {
      raises: 'NotImplementedError',
      contains: 'does not implement',
      frame: ['celery.concurrency.base:terminate_job'],
      notFrame: 'celery.apps.worker:on_cold_shutdown',
    },
  ],
  causes: ['task-revoked-terminated'],
})
