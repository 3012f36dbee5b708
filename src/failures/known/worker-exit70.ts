import { defineFailure } from '../define-failure.ts'

export const workerExit70 = defineFailure({
  id: 'worker-exit70',
  severity: 'task-loss',
  title: 'Pool processes were signalled twice while exiting (exit code 70)',
  cause:
    'A second signal reached the children while they were exiting: a signal to the whole process group, a closed terminal, a second Ctrl+C, a restart by SIGHUP.',
  action:
    'Run the worker under a supervisor that signals only the main process, or detach it from the terminal with `setsid`, and wait for the warm shutdown. `nohup` does not help: a worker without a terminal takes SIGHUP for a restart.',
  clauses: [
    {
      matches: /exited with 'exitcode 70'|exited prematurely: exitcode 70\b/,
      contains: 'exitcode 70',
      inTask: true,
    },
  ],
  rank: 35,
})
