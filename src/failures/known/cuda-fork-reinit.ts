import { defineFailure } from '../define-failure.ts'

export const cudaForkReinit = defineFailure({
  id: 'cuda-fork-reinit',
  severity: 'task-loss',
  title: 'CUDA was initialized before the fork',
  cause:
    'torch or another library used CUDA while the app was imported. A forked child inherits a CUDA context that it cannot use.',
  action:
    'Use `--pool=solo` (one worker per GPU) or `--pool=threads`, or use CUDA only inside tasks or in a `worker_process_init` handler.',
  clauses: [
    {
      contains: [
        'Cannot re-initialize CUDA in forked subprocess',
        'CUDA_ERROR_NOT_INITIALIZED',
        'CUDA error: initialization error',
        'cudaErrorInitializationError',
        'CUDA initialization: CUDA driver initialization failed',
        'Failed call to cuInit: CUDA_ERROR',
        'could not retrieve CUDA device count: CUDA_ERROR_NOT_INITIALIZED',
      ],
      inTask: true,
    },
  ],
})
