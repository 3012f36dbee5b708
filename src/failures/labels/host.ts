import type { LabelTexts } from './label-texts.ts'

/** The host: what is told of each failure. */
export const host = {
  'semlock-shm-unavailable': {
    title: 'semaphores cannot be created (/dev/shm)',
    cause:
      '`sem_open` needs a writable /dev/shm. It is missing, read-only or not writable for this user: AWS Lambda, hardened containers, a wrong mode.',
    action:
      'Mount a tmpfs with mode 1777 at /dev/shm, or use `--pool=threads`, `solo` or `gevent`, which need no semaphores.',
  },
  'semlock-shm-no-space': {
    title: '/dev/shm is full',
    cause: 'The shared memory file system is full or out of inodes. Docker gives 64 MiB by default.',
    action:
      'Enlarge it (`docker run --shm-size=256m`, `shm_size:` in compose), remove stale `sem.*` files, or lower `-c`.',
  },
  'too-many-open-files': {
    title: 'out of file descriptors',
    cause:
      "The limit of open files is too low for the number of children and connections, or something leaks descriptors. The default concurrency counts the host's CPUs, whatever the container may use.",
    action:
      'Raise the limit (`ulimit -n`, `LimitNOFILE=` in systemd) or lower `-c`; if the number only grows, look for the leak.',
  },
  'python-build-missing-ctypes': {
    title: 'this Python was built without ctypes',
    cause: 'Python was compiled on a machine without the headers of libffi.',
    action: "Install libffi's development package and build Python again, or use a packaged Python.",
  },
  'root-pickle-refused': {
    title: 'Celery refuses to run as root while it accepts pickle',
    cause:
      "A pickle message can run any code. As root (or with sudo or wheel as primary group) Celery doesn't take that risk.",
    action: 'Run the worker as an unprivileged user, or take pickle out of `accept_content`.',
  },
  'running-as-root-warning': {
    title: 'the worker runs as root',
    cause: "The worker's user id is 0, mostly because a container has no USER.",
    action:
      "Run it as an unprivileged user (`--uid`, `USER` in the Dockerfile). It isn't the cause of other failures in this log.",
  },
  'gid-unknown-assume-root': {
    title: 'the group id has no entry',
    cause: 'The container runs with an arbitrary user and group id, as OpenShift and `docker --user` do.',
    action:
      'Add a group entry to the image. It is harmless unless pickle is accepted: then the worker refuses to start.',
  },
  'pidfile-exists': {
    title: 'the pidfile already exists',
    cause:
      'A pidfile was left behind, or a second instance is really running. In a container the old number is often 1, which is always alive.',
    action:
      "Check the process with that number; delete the file if it isn't Celery. In containers use `--pidfile=` (empty).",
  },
  'beat-schedule-corrupt': {
    title: 'beat could not open its schedule file',
    cause:
      "Two beats share the file (`Resource temporarily unavailable` is the other one's lock), the file was made by another Python, or it was cut off.",
    action: 'Run exactly one beat, or give each its own file with `-s`. Delete the file after a change of Python.',
  },
} as const satisfies LabelTexts
