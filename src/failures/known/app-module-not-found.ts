import { defineFailure } from '../define-failure.ts'
import { UNABLE_TO_LOAD } from '../shared/messages.ts'

const MISSING = ['No module named', 'ModuleNotFoundError']

export const appModuleNotFound = defineFailure({
  id: 'app-module-not-found',
  severity: 'fatal',
  title: 'The app module was not found',
  cause:
    'The name is wrong, the command runs in another directory, or the package is not installed in this environment. Celery prints the same when the attribute in `module:attribute` does not exist.',
  action:
    "Run from the project's root or use `--workdir`. Check the name after -A, and the attribute if it is `module:attribute`.",
  clauses: [
    // Since Celery 5.2 only for the module after -A itself. Celery 4.4 says it of any import: app-import-error.
    {
      contains: UNABLE_TO_LOAD,
      andContains: ['Invalid value for ', 'Usage: '],
      matches: /The module .{1,300} was not found/,
    },
    // The command shows that it is the app's own module, or its package.
    {
      contains: UNABLE_TO_LOAD,
      matches:
        /(?:-A|--app)[ =]([\w.]{1,100}?)(?:\.[\w.]{1,100})?(?::\w{1,60})?\s[\s\S]{0,2000}The module \1(?:\.celery)? was not found/,
    },
    {
      contains: 'While trying to load the module',
      andContains: MISSING,
      matches:
        /load the module ([\w.]{1,200}?)(?:[.:][\w.:-]{0,200})?\s+the following error[\s\S]{0,40000}No module named '?\1'?\s*(?:;|$)/,
    },
    {
      lastException: ['ModuleNotFoundError', 'ImportError'],
      contains: 'No module named',
      frame: ['celery.app.utils:find_app', 'celery.bin.base:find_app', 'celery.bin.base:symbol_by_name'],
      own: false,
    },
  ],
  rank: 25,
  subsumes: ['app-import-error'],
})
