import { defineFailure } from '../define-failure.ts'

export const workerLostExitcode = defineFailure({
  id: 'worker-lost-exitcode',
  severity: 'task-loss',
  title: 'A pool process exited with an error code',
  cause: 'The task or a library called `os._exit`, or the child failed while starting.',
  action: 'Find the call of `os._exit` or `sys.exit`. On Windows, read the SpawnPoolWorker error above.',
  clauses: [
    {
      // 0 and 155 (recycled after its number of tasks) are normal, 70 is `worker-exit70`.
      contains: ["with 'exitcode ", 'prematurely: exitcode '],
      matches: /(?:exited with ['"]?|prematurely: )exitcode (?!(?:70|155|0)\b)-?\d/,
      inTask: true,
    },
  ],
  rank: 36,
})
