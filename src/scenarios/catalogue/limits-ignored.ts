import { olderThan } from '../../versions/compare.ts'
import { defineScenario } from '../define-scenario.ts'
import { allDone, saysForEach } from './stop-conditions.ts'
import type { Run, Scenario } from '../scenario.ts'

const worker = (...pool: string[]) =>
  ({
    project: 'naps',
    argv: ['-m', 'celery', '-A', 'shop', 'worker', '-l', 'INFO', '-c', '2', '--time-limit=1', ...pool],
    env: { FORKED_BY_MULTIPROCESSING: '1' },
    tasks: 2,
    seconds: 60,
  }) as const satisfies Partial<Run>

/** A time limit is set, and the pool never looks at it: the tasks run on. */
const ignoredBy = (pool: 'threads' | 'solo'): Scenario =>
  defineScenario({
    id: `limits-ignored-by-${pool}`,
    title: `The ${pool} pool ignores time limits without a word`,
    label: 'time-limit-silently-ignored',
    broker: 'embedded',
    notHere: ({ os, celery }) =>
      os === 'windows' && olderThan(celery.billiardVersion, '4.3.2')
        ? `prefork doesn't keep time limits either, with billiard ${celery.billiardVersion} on Windows`
        : null,
    failure: {
      ...worker(`--pool=${pool}`),
      says: `tasks of 2.5 s, a hard time limit of 1 s, pool ${pool}`,
      enough: allDone,
      predicted: { diagnosis: 'time-limit-silently-ignored', done: 'all' },
    },
    cure: {
      ...worker(),
      says: 'the same with prefork, which has time limits',
      enough: saysForEach(/Hard time limit \(1(?:\.0)?s?\) exceeded/),
      predicted: { diagnosis: 'task-hard-time-limit', done: 0 },
    },
  })

export const limitsIgnoredByThreads = ignoredBy('threads')
export const limitsIgnoredBySolo = ignoredBy('solo')
