import { defineRule } from '../define-rule.ts'

/** Celery refuses it: "-B option doesn't work with eventlet/gevent pools". Asked for by name, the pool wins and -B goes. */
export const beatWithGreenPool = defineRule({
  id: 'beat-with-green-pool',
  when: ({ features: { beat }, configuredPool }) =>
    beat === null
      ? []
      : (['gevent', 'eventlet'] as const).map((pool) =>
          configuredPool?.origin.kind === 'flag'
            ? { pool, reason: `without ${beat}: Celery refuses it with ${pool}; run celery beat beside the worker` }
            : { rejects: pool, reason: `Celery refuses ${beat} with ${pool}; celery beat beside the worker would do` },
        ),
})
