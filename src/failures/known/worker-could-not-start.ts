import { defineFailure } from '../define-failure.ts'

export const workerCouldNotStart = defineFailure({
  id: 'worker-could-not-start',
  severity: 'fatal',
  title: 'The pool processes did not start',
  cause: 'A failing `worker_process_init` handler, an import error or a crash in the child.',
  action: 'Read the first error above this line. `--pool=solo` shows it with its full traceback.',
  clauses: [{ contains: 'Could not start worker processes' }],
  rank: 29,
  causes: ['worker-lost-exitcode'],
})
