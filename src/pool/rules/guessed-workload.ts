import { defineRule } from '../define-rule.ts'

/**
 * Imports are a weak sign of what tasks do: on Linux they never overturn Celery's own default. Whoever knows better names
 * the workload.
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
            reason: `${guess.because}: tasks that wait are cheap in threads; --workload io says that they do`,
          },
        ]
      : [
          {
            prefers: os === 'windows' ? 'solo' : 'prefork',
            weight: 55,
            reason: `${guess.because}: CPU-bound tasks need processes; --workload cpu says that they are`,
          },
        ]
  },
})
