import { defineFailure } from '../define-failure.ts'

export const acksLateConnectionLost = defineFailure({
  id: 'acks-late-connection-lost',
  severity: 'degraded',
  title: 'tasks that are acknowledged late lost their connection',
  cause:
    '`acks_late` and a lost connection. With `worker_cancel_long_running_tasks_on_connection_loss` such tasks are ended.',
  action: 'Make late-acknowledged tasks safe to run twice, and look for what broke the connection.',
  clauses: [
    {
      says: [
        'cannot be acknowledged after a connection loss',
        'In Celery 5.1 we introduced an optional breaking change',
      ],
    },
  ],
  rank: 48,
})
