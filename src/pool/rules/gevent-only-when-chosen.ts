import { defineRule, iff } from '../define-rule.ts'

/** Green pools pay when very many tasks wait long at once; each message costs them 5 to 10 ms over Redis (measured). */
export const geventOnlyWhenChosen = defineRule({
  id: 'gevent-only-when-chosen',
  when: ({ installed, configuredPool }) => [
    ...iff(!installed.includes('gevent'), { rejects: 'gevent', reason: 'the package gevent is not installed' }),
    ...iff(installed.includes('gevent') && configuredPool?.pool !== 'gevent', {
      rejects: 'gevent',
      reason:
        'greenlets need drivers that cooperate and only pay when very many tasks wait at once: choose it, don’t drift into it',
    }),
  ],
})
