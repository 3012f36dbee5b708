import { defineFailure } from '../define-failure.ts'

export const appImportError = defineFailure({
  id: 'app-import-error',
  severity: 'fatal',
  title: 'Importing the app failed',
  cause: 'An error in your code, or a package that is not installed in this environment.',
  action: "Fix the last line of the traceback. `python -c 'import proj'` shows it without Celery.",
  clauses: [
    { contains: 'While trying to load the module' },
    {
      frame: ['celery.app.utils:find_app', 'celery.bin.base:find_app'],
      raises: [
        'ImportError',
        'ModuleNotFoundError',
        'SyntaxError',
        'IndentationError',
        'NameError',
        'TypeError',
        'ValueError',
        'KeyError',
        'AttributeError',
        'RuntimeError',
        'FileNotFoundError',
        'ImproperlyConfigured',
      ],
      own: true,
      contains: 'Error',
    },
  ],
  rank: 28,
})
