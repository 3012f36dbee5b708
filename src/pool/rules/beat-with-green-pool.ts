import { defineRule } from '../define-rule.ts'
import { requestedByFlag } from '../advisor-input.ts'

/** Celery refuses it: "-B option doesn't work with eventlet/gevent pools". With --pool the pool wins and -B is dropped. */
export const beatWithGreenPool = defineRule({
  id: 'beat-with-green-pool',
  when: (input) => {
    const { beat } = input.features
    return beat === null
      ? []
      : (['gevent', 'eventlet'] as const).map((pool) =>
          requestedByFlag(input, pool)
            ? { pool, reason: `without ${beat}: Celery refuses it with ${pool}; run celery beat as a separate process` }
            : { rejects: pool, reason: `Celery refuses ${beat} with ${pool}; celery beat as a separate process works` },
        )
  },
})
