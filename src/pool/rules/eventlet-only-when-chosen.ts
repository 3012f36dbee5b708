import { defineRule, iff } from '../define-rule.ts'

/** eventlet is in maintenance mode; Celery offers its extra only for Python before 3.10: https://github.com/eventlet/eventlet */
export const eventletOnlyWhenChosen = defineRule({
  id: 'eventlet-only-when-chosen',
  when: ({ installed, configuredPool, patched }) => [
    ...iff(!installed.includes('eventlet'), { rejects: 'eventlet', reason: 'the package eventlet is not installed' }),
    ...iff(installed.includes('eventlet') && configuredPool?.pool !== 'eventlet' && patched?.library !== 'eventlet', {
      rejects: 'eventlet',
      reason: 'eventlet is in maintenance mode: use threads or gevent in new projects',
    }),
  ],
})
