import { olderThan } from '../../versions/compare.ts'
import { defineRule, iff } from '../define-rule.ts'

/** Up to Celery 5.2 the signal handler raised inside the running task. */
export const soloLosesTaskOnStop = defineRule({
  id: 'solo-loses-task-on-stop',
  when: ({ celery }) =>
    iff(celery !== null && olderThan(celery, '5.3.0'), {
      pool: 'solo',
      reason: `before Celery 5.3 (here ${celery ?? ''}) stopping a solo worker loses the running task`,
    }),
})
