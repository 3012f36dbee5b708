import { olderThan } from '../../versions/compare.ts'
import type { ScenarioEnvironment } from '../environment.ts'
import type { Run } from '../scenario.ts'
import { worker } from './defaults.ts'
import { allDone, matchesForEach } from './stop-conditions.ts'
import { naps } from './time-limits.ts'

const limited = (...pool: readonly string[]) => worker('shop', '-c', '2', '--time-limit=1', ...pool)

/** A time limit is set, and the pool does not enforce it: the tasks run to their end. */
export const limitIgnoredBy = (pool: 'threads' | 'solo'): Run => ({
  ...naps,
  description: `tasks that run longer than their hard time limit of 1 s, with the ${pool} pool`,
  argv: limited(`--pool=${pool}`),
  stopWhen: allDone,
  predicted: { diagnosis: 'time-limit-silently-ignored', done: 'all' },
})

export const limitEnforcedByPrefork: Run = {
  ...naps,
  description: 'the same with prefork, which enforces time limits',
  argv: limited(),
  stopWhen: matchesForEach(/Hard time limit \(1(?:\.0)?s?\) exceeded/),
  predicted: { diagnosis: 'task-hard-time-limit', done: 0 },
}

export const needsPreforkLimits = ({ os, celery }: ScenarioEnvironment): string | null =>
  os === 'windows' && olderThan(celery.billiardVersion, '4.3.2')
    ? `prefork does not enforce time limits either, with billiard ${celery.billiardVersion} on Windows`
    : null
