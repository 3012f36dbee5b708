import { defineFailure } from '../define-failure.ts'

export const detachUnsupportedWindows = defineFailure({
  id: 'detach-unsupported-windows',
  severity: 'fatal',
  title: '--detach is not supported on Windows',
  cause: 'The worker was started with --detach (or by celery multi) on Windows.',
  action:
    'Start the worker in the foreground and let a service manager (NSSM, WinSW, Task Scheduler) or `poolwise worker launch` keep it running.',
  clauses: [{ contains: 'This platform does not support detach' }],
})
