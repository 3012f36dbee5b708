import { defineFailure } from '../define-failure.ts'
import { UNABLE_TO_LOAD } from '../shared/messages.ts'

export const appAttributeMissing = defineFailure({
  id: 'app-attribute-missing',
  severity: 'fatal',
  title: 'The module has no Celery app',
  cause:
    'It has no `app` or `celery`, `proj/__init__.py` does not import the app from `proj/celery.py`, or -A found an object of another kind, such as the `app` of Flask. A circular import inside the module can look like the first.',
  action: 'Name the app with `-A proj.module:name`, or import it in `proj/__init__.py`.',
  clauses: [
    { contains: UNABLE_TO_LOAD, andContains: ['has no attribute'], without: 'While trying to load the module' },
    {
      lastException: 'AttributeError',
      contains: ['has no attribute'],
      frame: ['celery.app.utils:find_app', 'celery.bin.base:find_app'],
    },
    // What -A names exists and is another object: Flask's or FastAPI's `app`, a module, a function.
    {
      contains: "has no attribute 'user_options'",
      frame: ['celery.bin', 'celery.__main__'],
    },
    { contains: "object has no attribute 'user_options'" },
    {
      lastException: 'AttributeError',
      contains: [
        "object has no attribute 'Worker'",
        "object has no attribute 'set_current'",
        "object has no attribute 'loader'",
      ],
      frame: ['celery.bin.celery', 'celery.bin.worker', 'celery.bin.base', 'celery.bin.beat'],
    },
  ],
  subsumes: ['app-import-error'],
})
