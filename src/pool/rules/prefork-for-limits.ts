import { defineRule, iff } from '../define-rule.ts'

/** Only prefork supports all of these: gevent has hard time limits alone; threads, solo and eventlet have none. */
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
          reason: `${[one, ...others].join(', ')} ${verbFor(one, others)}: only prefork supports ${others.length > 0 ? 'them' : 'it'} fully`,
        })
  },
})

/** A task sets limits; a setting or an option is set. */
const verbFor = (one: string, others: readonly string[]): string =>
  one.startsWith('the task') ? 'sets limits' : others.length > 0 ? 'are set' : 'is set'
