import { defineFailure } from '../define-failure.ts'

export const workerCouldNotStart = defineFailure({
  id: 'worker-could-not-start',
  severity: 'fatal',
  title: 'The pool processes did not start',
  cause:
    'A failing `worker_process_init` handler, an import error or a crash in the child. Where children are spawned (Windows, macOS), each imports the project again: code that needs an application context at import time fails there.',
  action:
    'Fix the first error above this line; `--pool=solo` shows it with its full traceback. Set up in the module (`create_app()`, `django.setup()`) what its imports need.',
  clauses: [
    { contains: 'Could not start worker processes' },
    // A spawned child imports the project again, without what the main process had set up.
    {
      contains: ['Error', 'Exception'],
      frame: ['celery.concurrency.prefork:process_initializer'],
      // Failures of their own.
      without: [
        'daemonic processes are not allowed',
        'An attempt has been made to start a new process',
        "Apps aren't loaded yet",
      ],
    },
  ],
  rank: 29,
  causes: ['worker-lost-exitcode'],
})
