import { defineFailure } from '../define-failure.ts'

export const pidfileExists = defineFailure({
  id: 'pidfile-exists',
  severity: 'fatal',
  title: 'The pidfile already exists',
  cause:
    'A previous run left the pidfile behind, or a second instance is running. In a container the recorded process id is often 1, which always exists.',
  action:
    'Check the process with that id; delete the file if it is not Celery. In containers use `--pidfile=` (empty).',
  clauses: [
    { contains: ['LockFailed: [Errno 17]', 'LockFailed(17, ', 'LockFailed(FileExistsError(17'] },
    { contains: 'ERROR: Pidfile (', andContains: 'already exists' },
    { contains: "Seems we're already running? (pid" },
  ],
})
