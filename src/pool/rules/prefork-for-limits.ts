import { defineRule, iff } from '../define-rule.ts'

/** Only prefork can interrupt a running task or replace its process. */
export const preforkForLimits = defineRule({
  id: 'prefork-for-limits',
  when: ({ timeLimit, softTimeLimit, maxTasksPerChild, maxMemoryPerChild }) => {
    const used = [
      timeLimit && 'task_time_limit',
      softTimeLimit && 'task_soft_time_limit',
      maxTasksPerChild && 'worker_max_tasks_per_child',
      maxMemoryPerChild && 'worker_max_memory_per_child',
    ].filter((name) => typeof name === 'string')
    return iff(used.length > 0, {
      prefers: 'prefork',
      weight: 75,
      reason: `${used.join(', ')} set: only prefork honours ${used.length > 1 ? 'them' : 'it'} fully`,
    })
  },
})
