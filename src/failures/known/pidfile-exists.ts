import { defineFailure } from '../define-failure.ts'

export const pidfileExists = defineFailure({
  id: 'pidfile-exists',
  severity: 'fatal',
  title: 'the pidfile already exists',
  cause:
    'A pidfile was left behind, or a second instance is really running. In a container the old number is often 1, which is always alive.',
  action:
    "Check the process with that number; delete the file if it isn't Celery. In containers use `--pidfile=` (empty).",
  clauses: [{ says: 'ERROR: Pidfile (', and: 'already exists' }, { says: "Seems we're already running? (pid" }],
})
