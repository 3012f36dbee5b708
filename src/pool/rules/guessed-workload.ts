import { defineRule } from '../define-rule.ts'

/**
 * Imports are a weak sign of what tasks do: on Linux they never override Celery's own default. --workload states it.
 */
export const guessedWorkload = defineRule({
  id: 'guessed-workload',
  when: ({ workload, guess, os }) => {
    if (workload !== null || guess === null) return []
    return guess.workload === 'io'
      ? [
          {
            prefers: 'threads',
            weight: 45,
            reason: `${guess.because}: tasks that wait are cheap in threads; confirm it with --workload io`,
          },
        ]
      : [
          {
            prefers: os === 'windows' ? 'solo' : 'prefork',
            weight: 55,
            reason: `${guess.because}: CPU-bound tasks need processes; confirm it with --workload cpu`,
          },
        ]
  },
})
