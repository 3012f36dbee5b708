import { defineFailure } from '../define-failure.ts'

export const coldShutdown = defineFailure({
  id: 'cold-shutdown',
  severity: 'task-loss',
  title: 'The worker was stopped immediately',
  cause:
    'SIGQUIT, a second Ctrl+C, or REMAP_SIGTERM=SIGQUIT. The pools solo, threads, gevent and eventlet cannot cancel their tasks, and say so with an error.',
  action: 'Stop with SIGTERM and allow more time. With `acks_late` prefork delivers the tasks again.',
  clauses: [
    {
      contains: ['worker: Cold shutdown', 'Cold shutdown (MainProcess)', 'Waiting gracefully for cold shutdown'],
    },
    // Celery 5.5 and newer cancel the running tasks at once, which these pools can't.
    { frame: 'celery.apps.worker:on_cold_shutdown', inTask: true },
    {
      contains: 'does not implement kill_job',
      andContains: ['Unrecoverable error', 'raised unexpected'],
      inTask: true,
    },
  ],
  rank: 58,
  causes: ['worker-lost-sigterm'],
})
