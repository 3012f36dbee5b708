import { defineFailure } from '../define-failure.ts'

export const userSignalHandlerError = defineFailure({
  id: 'user-signal-handler-error',
  severity: 'degraded',
  title: 'A signal handler in your code failed',
  cause:
    'One of your handlers (worker_process_init, task_prerun, …) or the import of a tasks module raised an exception.',
  action:
    'Fix the exception at the bottom of the traceback. If it is an import error in a tasks.py, the tasks of that file are missing.',
  clauses: [{ contains: 'Signal handler ', andContains: [' raised: ', 'raised:'] }],
})
