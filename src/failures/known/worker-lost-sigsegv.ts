import { defineFailure } from '../define-failure.ts'

export const workerLostSigsegv = defineFailure({
  id: 'worker-lost-sigsegv',
  severity: 'task-loss',
  title: 'A pool process crashed (SIGSEGV)',
  cause:
    'An extension module crashed, often one that was used before the fork and is not fork-safe: macOS frameworks, gRPC, OpenCV, torch.',
  action:
    'Find the extension with PYTHONFAULTHANDLER=1 and upgrade it, or import it inside the task. On macOS, use `--pool=solo` or `threads`.',
  clauses: [
    {
      contains: [
        'signal 11 (SIGSEGV)',
        'prematurely: signal 11',
        'prematurely (exitcode: -11)',
        'signal 10 (SIGBUS)',
        'signal 7 (SIGBUS)',
      ],
      inTask: true,
    },
  ],
})
