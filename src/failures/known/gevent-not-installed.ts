import { defineFailure } from '../define-failure.ts'
import { IMPORT_ERRORS } from '../shared/relations.ts'

export const geventNotInstalled = defineFailure({
  id: 'gevent-not-installed',
  severity: 'fatal',
  title: 'gevent is not installed',
  cause: 'The package is missing in the environment of the `celery` command.',
  action: 'Run `pip install "celery[gevent]"` in that environment, or use `--pool=threads`, which needs no package.',
  clauses: [
    {
      contains: ["No module named 'gevent'", 'No module named gevent', "No module named 'greenlet'"],
      frame: ['celery:_patch_gevent', 'celery:maybe_patch_concurrency', 'celery.__init__', 'celery.concurrency'],
    },
    { contains: ["No module named 'gevent'", 'No module named gevent'], without: 'While trying to load the module' },
  ],
  subsumes: [...IMPORT_ERRORS, 'custom-pool-misconfigured'],
})
