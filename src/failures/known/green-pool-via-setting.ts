import { defineFailure } from '../define-failure.ts'

export const greenPoolViaSetting = defineFailure({
  id: 'green-pool-via-setting',
  severity: 'task-loss',
  title: 'gevent or eventlet is selected by a setting',
  cause:
    'The standard library is patched for green threads only when the command line names the pool. The setting is read too late for that.',
  action: 'Remove `worker_pool` from the settings and start the worker with `-P gevent`, written as two words.',
  clauses: [
    {
      contains: [
        "setting shouldn't be used to select the eventlet/gevent",
        'CELERYD_POOL setting should not be used to select the eventlet',
        "shouldn't be used to select the eventlet/gevent",
      ],
    },
  ],
  subsumes: ['gevent-not-monkeypatched'],
})
