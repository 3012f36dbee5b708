import { defineFailure } from '../define-failure.ts'
import { UNABLE_TO_LOAD } from '../shared/messages.ts'

export const appImportError = defineFailure({
  id: 'app-import-error',
  severity: 'fatal',
  title: 'Importing the app failed',
  cause:
    'A module that the app imports, or that `include` or `imports` names, raised an error, or a package is not installed in this environment. Celery 4 says `The module X was not found` of any missing module.',
  action:
    'Fix the last exception, not the first line: `python -c "import proj"` shows it without Celery. Install a missing package in the worker\'s environment; for a module of your own, check the working directory.',
  clauses: [
    // The last exception says what is wrong: the first form ends there.
    {
      contains: 'While trying to load the module',
      matches: [
        /While trying to load the module[\s\S]{0,40000}\n(?:[A-Za-z_]\w{0,60}\.){0,8}[A-Z]\w{0,80}(?:Error|Exception|Configured|NotFound)\b/,
        /While trying to load the module/,
      ],
    },
    // Celery 4.3 and 4.4, of any module.
    {
      contains: UNABLE_TO_LOAD,
      without: ['Invalid value for ', 'Usage: '],
      matches: /The module .{1,300} was not found/,
    },
    // kombu's words for an error in the module: the middle of the traceback may be left out.
    { contains: "Couldn't import '", matches: /Unable to load celery application[\s\S]{0,40000}: Couldn't import '/ },
    // include=, imports= and --include
    {
      frame: 'celery.loaders.base:import_task_module',
      notFrame: ['billiard.process:_bootstrap', 'celery.concurrency.prefork:process_initializer'],
      contains: ['Error', 'Exception'],
    },
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
