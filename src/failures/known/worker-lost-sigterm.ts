import { defineFailure } from '../define-failure.ts'

export const workerLostSigterm = defineFailure({
  id: 'worker-lost-sigterm',
  severity: 'task-loss',
  title: 'A pool process was terminated from outside (SIGTERM)',
  cause:
    'Something signals the children as well as the main process: an orchestrator that signals the whole group, a `kill`, or revoke with terminate.',
  action:
    'Signal the main process only: `KillMode=mixed` in systemd, the exec form in Dockerfiles, no group signals from the init process.',
  clauses: [
    { contains: ['signal 15 (SIGTERM)', 'prematurely: signal 15', 'prematurely (exitcode: -15)'], inTask: true },
  ],
  rank: 35,
})
