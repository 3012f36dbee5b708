import { defineFailure } from '../define-failure.ts'

export const warmShutdown = defineFailure({
  id: 'warm-shutdown',
  severity: 'info',
  title: 'The worker was stopped normally',
  cause: 'SIGTERM, or one Ctrl+C.',
  action: 'Nothing. If you did not expect it, find out what sent the signal.',
  clauses: [
    { says: ['worker: Warm shutdown', 'Warm shutdown (MainProcess)'] },
    { says: ['Stopping gracefully', 'shutting down gracefully'], and: 'worker' },
  ],
  rank: 86,
})
