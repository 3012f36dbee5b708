import { defineFailure } from '../define-failure.ts'

export const poolTerminateUnsupported = defineFailure({
  id: 'pool-terminate-unsupported',
  severity: 'degraded',
  title: 'this pool cannot end a running task',
  cause: "A thread can't be killed: only prefork and the green pools can end a task that runs.",
  action:
    'Use prefork if tasks must be killed. Otherwise revoke without terminate and let long tasks ask whether they were aborted.',
  clauses: [
    { says: 'does not implement kill_job' },
    { says: 'does not implement terminate_job' },
    { raises: 'NotImplementedError', says: 'does not implement', frame: ['celery.concurrency.base:terminate_job'] },
  ],
  causes: ['task-revoked-terminated'],
})
