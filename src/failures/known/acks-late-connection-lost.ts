import { defineFailure } from '../define-failure.ts'

export const acksLateConnectionLost = defineFailure({
  id: 'acks-late-connection-lost',
  severity: 'degraded',
  title: 'Late-acknowledged tasks lost their connection',
  cause:
    'The connection broke while tasks with `acks_late` were running. With `worker_cancel_long_running_tasks_on_connection_loss` such tasks are terminated.',
  action: 'Make late-acknowledged tasks safe to run twice, and find what broke the connection.',
  clauses: [
    { contains: 'cannot be acknowledged after a connection loss' },
    // Celery 5.1 and newer say this at every loss, whether such tasks run or not.
    { contains: 'In Celery 5.1 we introduced an optional breaking change', confidence: 'low' },
  ],
  rank: 48,
})
