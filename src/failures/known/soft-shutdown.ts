import { defineFailure } from '../define-failure.ts'

export const softShutdown = defineFailure({
  id: 'soft-shutdown',
  severity: 'info',
  title: 'The worker is in a soft shutdown',
  cause: '`worker_soft_shutdown_timeout` is set (Celery 5.5 and newer).',
  action: 'Nothing. Raise the timeout if tasks are cut off.',
  clauses: [{ contains: ['Initiating Soft Shutdown', 'Initiating Soft shutdown'] }],
  rank: 57,
  causes: ['cold-shutdown'],
})
