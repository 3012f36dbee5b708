import { defineRule } from '../define-rule.ts'

/** Measured: a running task is ended in 0.1 to 0.4 s by prefork, gevent and eventlet, and not at all by threads and solo. */
export const preforkForTerminate = defineRule({
  id: 'prefork-for-terminate',
  when: ({ features: { terminate } }) =>
    terminate === null
      ? []
      : [
          {
            prefers: 'prefork',
            weight: 74,
            reason: `${terminate} terminates running tasks: threads and solo can't, there the tasks keep running`,
          },
        ],
})
