import { defineFailure } from '../define-failure.ts'

export const coldShutdown = defineFailure({
  id: 'cold-shutdown',
  severity: 'task-loss',
  title: 'the worker was stopped at once',
  cause: 'SIGQUIT, a second Ctrl+C, or REMAP_SIGTERM=SIGQUIT.',
  action: 'Stop with SIGTERM and allow more time; with `acks_late` the tasks would be delivered again.',
  clauses: [
    {
      says: ['worker: Cold shutdown', 'Cold shutdown (MainProcess)', 'Waiting gracefully for cold shutdown'],
    },
  ],
  rank: 58,
  causes: ['worker-lost-sigterm'],
})
