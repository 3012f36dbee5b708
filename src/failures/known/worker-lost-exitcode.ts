import { defineFailure } from '../define-failure.ts'

export const workerLostExitcode = defineFailure({
  id: 'worker-lost-exitcode',
  severity: 'task-loss',
  title: 'A pool process exited while a task ran, or with an error code',
  cause:
    'The task or a library called `os._exit` or `sys.exit`, or the child failed while starting. Exit code 0 or 155: the child ended as at a shutdown or after its number of tasks, and still had a task.',
  action: 'Find the call of `os._exit` or `sys.exit`. On Windows, read the SpawnPoolWorker error above.',
  clauses: [
    {
      // 0 and 155 (recycled after its number of tasks) are normal unless a task was lost, 70 is `worker-exit70`.
      contains: ["with 'exitcode ", 'prematurely: exitcode '],
      matches: /exited with ['"]?exitcode (?!(?:70|155|0)\b)-?\d|prematurely: exitcode (?!70\b)-?\d/,
      inTask: true,
    },
    // Celery 2.5 and 3.0
    {
      contains: [
        'exited prematurely (exitcode: ',
        "exited prematurely.'",
        'WorkerLostError: Worker exited prematurely.',
      ],
      without: ['(exitcode: -9)', '(exitcode: -11)', '(exitcode: -15)'],
      inTask: true,
    },
  ],
  rank: 36,
})
