import { defineFailure } from '../define-failure.ts'

export const tooManyOpenFiles = defineFailure({
  id: 'too-many-open-files',
  severity: 'fatal',
  title: 'Too many open files',
  cause:
    "The limit of open files is too low for the number of children and connections, or descriptors leak. The default concurrency counts the host's CPUs, whatever the container may use.",
  action:
    'Raise the limit (`ulimit -n`, `LimitNOFILE=` in systemd) or lower `-c`. If the number keeps growing, look for the leak.',
  clauses: [
    {
      errno: 24,
      raises: ['OSError', 'IOError', 'error', 'ConnectionError', 'OperationalError', 'SystemError'],
      inTask: true,
    },
    {
      contains: [
        'Too many open files. Aborting',
        '[Errno 24] ',
        'Error 24 connecting to',
        "(24, 'Too many open files')",
      ],
      inTask: true,
    },
    { contains: 'filedescriptor out of range in select()', inTask: true },
  ],
})
