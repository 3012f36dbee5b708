import { defineRule, iff } from '../define-rule.ts'

/** Processes: the only pool with time limits, crash isolation and CPU parallelism. Celery's own default. */
export const preforkDefault = defineRule({
  id: 'prefork-default',
  when: ({ os }) =>
    iff(os !== 'windows', {
      prefers: 'prefork',
      weight: os === 'macos' ? 40 : 50,
      reason: 'processes use every CPU, enforce time limits, and a crash affects one task only',
    }),
})
