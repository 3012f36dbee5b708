import { olderThan } from '../../versions/compare.ts'
import { defineRule, iff } from '../define-rule.ts'

/**
 * Before Celery 5.7 a spawned pool child sets up its task registry only when FORKED_BY_MULTIPROCESSING is set
 * (celery/concurrency/prefork.py, process_initializer); without it every task fails with
 * "not enough values to unpack (expected 3, got 0)".
 */
export const preforkSpawnNeedsVariable = defineRule({
  id: 'prefork-spawn-needs-variable',
  when: ({ celery, startMethod }) =>
    iff(startMethod !== 'fork' && olderThan(celery, '5.7.0'), {
      pool: 'prefork',
      env: { FORKED_BY_MULTIPROCESSING: '1' },
      reason: `Celery ${celery} leaves the task registry of a spawned pool child empty unless FORKED_BY_MULTIPROCESSING is set`,
    }),
})
