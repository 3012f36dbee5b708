import { defineFailure } from '../define-failure.ts'

export const quorumEtaBlocksWorker = defineFailure({
  id: 'quorum-eta-blocks-worker',
  severity: 'degraded',
  title: 'Tasks with an ETA block this worker',
  cause:
    'The queue is a quorum queue behind a direct exchange. Delayed delivery, which replaces a growing prefetch count there, needs a topic exchange.',
  action:
    "Use a topic exchange: `Queue('jobs', Exchange('jobs', type='topic'), routing_key='jobs')`, or `task_default_exchange_type = 'topic'`. Without ETA, countdown and retries, nothing.",
  clauses: [
    { contains: 'native delayed delivery do not support direct exchanges' },
    // What the sender says, in a task or elsewhere.
    { contains: 'Direct exchanges are not supported with native delayed delivery', inTask: true },
    { contains: 'ETA tasks published to this exchange will block the worker' },
  ],
})
