import { defineFailure } from '../define-failure.ts'

export const workerLostSigabrt = defineFailure({
  id: 'worker-lost-sigabrt',
  severity: 'task-loss',
  title: 'A pool process aborted (SIGABRT)',
  cause: 'A failed assertion or corrupted memory in C code; on macOS, the fork-safety check of a framework.',
  action: 'Read the abort message above this line, and treat it as a crash of that library (PYTHONFAULTHANDLER=1).',
  clauses: [
    {
      contains: ['signal 6 (SIGABRT)', 'signal 6 (SIGIOT)', 'prematurely: signal 6'],
      inTask: true,
    },
  ],
})
