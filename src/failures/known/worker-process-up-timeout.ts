import { defineFailure } from '../define-failure.ts'
import { LOST_CHILD } from '../shared/relations.ts'

export const workerProcessUpTimeout = defineFailure({
  id: 'worker-process-up-timeout',
  severity: 'task-loss',
  title: 'A new pool process was killed because it started too slowly',
  cause:
    'The child needs longer than `worker_proc_alive_timeout` (4 seconds) to start, because of slow imports or a model loaded in `worker_process_init`.',
  action:
    'Raise `worker_proc_alive_timeout` (for instance to 60), load models when the first task needs them, or use `--pool=solo` or `threads`.',
  clauses: [{ contains: 'Timed out waiting for UP message from' }],
  causes: LOST_CHILD,
})
