import { defineFailure } from '../define-failure.ts'

export const tooManyOpenFiles = defineFailure({
  id: 'too-many-open-files',
  severity: 'fatal',
  title: 'out of file descriptors',
  cause:
    "The limit of open files is too low for the number of children and connections, or something leaks descriptors. The default concurrency counts the host's CPUs, whatever the container may use.",
  action:
    'Raise the limit (`ulimit -n`, `LimitNOFILE=` in systemd) or lower `-c`; if the number only grows, look for the leak.',
  clauses: [
    {
      errno: 24,
      raises: ['OSError', 'IOError', 'error', 'ConnectionError', 'OperationalError', 'SystemError'],
      inTask: true,
    },
    {
      says: ['Too many open files. Aborting', '[Errno 24] ', 'Error 24 connecting to', "(24, 'Too many open files')"],
      inTask: true,
    },
    { says: 'filedescriptor out of range in select()', inTask: true },
  ],
})
