import { defineFailure } from '../define-failure.ts'

export const warmShutdown = defineFailure({
  id: 'warm-shutdown',
  severity: 'info',
  title: 'The worker was stopped normally',
  cause: 'SIGTERM, or one Ctrl+C.',
  action: 'Nothing. If you did not expect it, find out what sent the signal.',
  clauses: [
    { contains: ['worker: Warm shutdown', 'Warm shutdown (MainProcess)'] },
    { contains: ['Stopping gracefully', 'shutting down gracefully'], andContains: 'worker' },
  ],
  rank: 86,
})
