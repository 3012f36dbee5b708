import { defineFailure } from '../define-failure.ts'
import { IMPORT_ERRORS } from '../shared/relations.ts'

export const eventletNotInstalled = defineFailure({
  id: 'eventlet-not-installed',
  severity: 'fatal',
  title: 'eventlet is not installed',
  cause: 'The package is missing. eventlet itself is in maintenance mode and no longer developed.',
  action:
    'Prefer `-P gevent` (with gevent installed) or `--pool=threads`. Install eventlet only for code that depends on it.',
  clauses: [
    { contains: ["No module named 'eventlet'", 'No module named eventlet'] },
    { contains: ['You need to install eventlet', 'eventlet is not installed'] },
  ],
  subsumes: [...IMPORT_ERRORS, 'custom-pool-misconfigured'],
})
