import { defineFailure } from '../define-failure.ts'
import { SEMAPHORE } from '../shared/frames.ts'

export const semlockShmUnavailable = defineFailure({
  id: 'semlock-shm-unavailable',
  severity: 'fatal',
  title: 'Semaphores cannot be created (/dev/shm)',
  cause:
    '`sem_open` needs a writable /dev/shm. It is missing, read-only or not writable for this user: AWS Lambda, hardened containers, a wrong mode.',
  action:
    'Mount a tmpfs with mode 1777 at /dev/shm, or use `--pool=threads`, `solo` or `gevent`, which need no semaphores.',
  clauses: [
    {
      errno: [13, 38, 30, 2, 1],
      raises: ['OSError', 'PermissionError', 'FileNotFoundError', 'IOError', 'NotImplementedError'],
      frame: SEMAPHORE,
      inTask: true,
    },
    {
      contains: ['lacks a functioning sem_open implementation', 'This platform lacks a functioning sem_open'],
      inTask: true,
    },
    { errno: 38, contains: 'Function not implemented', frame: ['billiard', 'multiprocessing'], inTask: true },
    { contains: '/dev/shm', errno: [2, 13, 30], frame: ['billiard', 'multiprocessing'], inTask: true },
  ],
})
