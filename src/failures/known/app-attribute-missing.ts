import { defineFailure } from '../define-failure.ts'
import { UNABLE_TO_LOAD } from '../shared/messages.ts'

export const appAttributeMissing = defineFailure({
  id: 'app-attribute-missing',
  severity: 'fatal',
  title: 'The module has no Celery app',
  cause:
    'It has no `app` or `celery`, or `proj/__init__.py` does not import the app from `proj/celery.py`. A circular import inside the module can look the same.',
  action: 'Name the app with `-A proj.module:name`, or import it in `proj/__init__.py`.',
  clauses: [
    { contains: UNABLE_TO_LOAD, andContains: ['has no attribute'], without: 'While trying to load the module' },
    {
      lastException: 'AttributeError',
      contains: ['has no attribute'],
      frame: ['celery.app.utils:find_app', 'celery.bin.base:find_app'],
    },
  ],
  subsumes: ['app-import-error'],
})
