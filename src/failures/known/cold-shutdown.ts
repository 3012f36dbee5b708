import { defineFailure } from '../define-failure.ts'

export const coldShutdown = defineFailure({
  id: 'cold-shutdown',
  severity: 'task-loss',
  title: 'The worker was stopped immediately',
  cause: 'SIGQUIT, a second Ctrl+C, or REMAP_SIGTERM=SIGQUIT.',
  action: 'Stop with SIGTERM and allow more time. With `acks_late` the tasks would be delivered again.',
  clauses: [
    {
      contains: ['worker: Cold shutdown', 'Cold shutdown (MainProcess)', 'Waiting gracefully for cold shutdown'],
    },
  ],
  rank: 58,
  causes: ['worker-lost-sigterm'],
})
