import { defineRule, iff } from '../define-rule.ts'

/** Only prefork honours all of these: gevent knows hard time limits alone, threads, solo and eventlet know none. */
export const preforkForLimits = defineRule({
  id: 'prefork-for-limits',
  when: ({ features: { timeLimit, softTimeLimit, maxTasksPerChild, maxMemoryPerChild } }) => {
    const used = [timeLimit, softTimeLimit, maxTasksPerChild, maxMemoryPerChild].filter((name) => name !== null)
    const [one, ...others] = [...new Set(used)]
    return one === undefined
      ? []
      : iff(true, {
          prefers: 'prefork',
          weight: 75,
          reason: `${[one, ...others].join(', ')} set${one.startsWith('the task') ? 's limits' : ''}: only prefork honours ${others.length > 0 ? 'them' : 'it'} fully`,
        })
  },
})
