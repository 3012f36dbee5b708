import { defineRule } from '../define-rule.ts'
import { askedByName } from '../advisor-input.ts'

/** Celery refuses it: "-B option doesn't work with eventlet/gevent pools". Asked for by name, the pool wins and -B goes. */
export const beatWithGreenPool = defineRule({
  id: 'beat-with-green-pool',
  when: (input) => {
    const { beat } = input.features
    return beat === null
      ? []
      : (['gevent', 'eventlet'] as const).map((pool) =>
          askedByName(input, pool)
            ? { pool, reason: `without ${beat}: Celery refuses it with ${pool}; run celery beat beside the worker` }
            : { rejects: pool, reason: `Celery refuses ${beat} with ${pool}; celery beat beside the worker would do` },
        )
  },
})
