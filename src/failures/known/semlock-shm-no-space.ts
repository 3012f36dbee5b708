import { defineFailure } from '../define-failure.ts'
import { SEMAPHORE } from '../shared/frames.ts'

export const semlockShmNoSpace = defineFailure({
  id: 'semlock-shm-no-space',
  severity: 'fatal',
  title: '/dev/shm is full',
  cause: "The shared memory file system is full or out of inodes. Docker's default size is 64 MiB.",
  action:
    'Enlarge it (`docker run --shm-size=256m`, `shm_size:` in compose), remove stale `sem.*` files, or lower `-c`.',
  clauses: [
    {
      errno: 28,
      raises: ['OSError', 'IOError', 'FileNotFoundError'],
      frame: SEMAPHORE,
      inTask: true,
    },
  ],
  subsumes: ['semlock-shm-unavailable'],
})
