import { defineFailure } from '../define-failure.ts'

export const cudaForkReinit = defineFailure({
  id: 'cuda-fork-reinit',
  severity: 'task-loss',
  title: 'CUDA was initialised before the fork',
  cause:
    "torch or another library touched CUDA while the app was imported. A forked child inherits a context that it can't use.",
  action:
    'Use `--pool=solo` (one worker a GPU) or `--pool=threads`; or touch CUDA only inside tasks or in a `worker_process_init` handler.',
  clauses: [
    {
      says: [
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
