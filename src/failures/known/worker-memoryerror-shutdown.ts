import { defineFailure } from '../define-failure.ts'
import { LOST_CHILD } from '../shared/relations.ts'

export const workerMemoryerrorShutdown = defineFailure({
  id: 'worker-memoryerror-shutdown',
  severity: 'fatal',
  title: 'A MemoryError in a task stopped the worker',
  cause: 'A task exceeded a memory limit that Python detected.',
  action: "Reduce the task's memory use or raise the limit, and let a supervisor restart the worker.",
  clauses: [
    {
      contains: ["MemoryError('Process got", 'Unrecoverable error: MemoryError', 'MemoryError: Process got'],
    },
  ],
  causes: LOST_CHILD,
})
