import { defineFailure } from '../define-failure.ts'

export const warmShutdown = defineFailure({
  id: 'warm-shutdown',
  severity: 'info',
  title: 'the worker was stopped in the ordinary way',
  cause: 'SIGTERM, or one Ctrl+C.',
  action: "Nothing. If you didn't expect it, look for who sent the signal.",
  clauses: [
    { says: ['worker: Warm shutdown', 'Warm shutdown (MainProcess)'] },
    { says: ['Stopping gracefully', 'shutting down gracefully'], and: 'worker' },
  ],
  rank: 86,
})
