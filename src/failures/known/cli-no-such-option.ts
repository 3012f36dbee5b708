import { defineFailure } from '../define-failure.ts'

export const cliNoSuchOption = defineFailure({
  id: 'cli-no-such-option',
  severity: 'fatal',
  title: 'Celery does not have this option',
  cause:
    'The option does not exist in this version, or its value is missing. `--reload` never existed for workers, and Celery 4 removed `--autoreload`.',
  action:
    'Remove the option, or give the value that it needs: a variable such as `${LOG_LEVEL}` may be empty. To restart on changes, run the worker by `watchfiles --filter python "celery -A proj worker"`.',
  clauses: [
    { contains: ['Error: No such option', 'Error: no such option', 'error: no such option'], without: 'sub-command' },
    { contains: 'unrecognized arguments:' },
    // All that click prints in Celery 5, without a usage line.
    {
      contains: [' requires an argument', ' requires 1 argument'],
      matches: [
        /^Error: Option '(?:-[AlcPQnbBOSs]|--(?:loglevel|logfile|concurrency|pool|queues|exclude-queues|hostname|broker|result-backend|app|autoscale|statedb|pidfile|time-limit|soft-time-limit|max-tasks-per-child|max-memory-per-child|prefetch-multiplier|scheduler|schedule|include|workdir|uid|gid))' requires an argument/m,
        /^Error: (?:-[AlcPQnbBOSs]|--(?:loglevel|logfile|concurrency|pool|queues|exclude-queues|hostname|broker|result-backend|app|autoscale|statedb|pidfile|time-limit|soft-time-limit|max-tasks-per-child|max-memory-per-child|prefetch-multiplier|scheduler|schedule|include|workdir|uid|gid)) option requires an argument/m,
        /error: (?:-[AlcPQnbBOSs]|--(?:loglevel|logfile|concurrency|pool|queues|exclude-queues|hostname|broker|result-backend|app|autoscale|statedb|pidfile|time-limit|soft-time-limit|max-tasks-per-child|max-memory-per-child|prefetch-multiplier|scheduler|schedule|include|workdir|uid|gid)) option requires (?:1|an) argument/,
      ],
    },
    // Celery looks for -P in the command line before click does.
    { lastException: 'IndexError', frame: 'celery:_find_option_with_arg' },
    {
      contains: 'Got unexpected extra argument',
      matches:
        /Got unexpected extra arguments? \([^)\n]{0,200}\b(?:celery|worker|beat|flower|info|debug|warning|error|prefork|gevent|eventlet|solo|threads)\b/i,
    },
    {
      contains: ['requires an argument', 'Got unexpected extra argument', 'takes no arguments'],
      andContains: ['Usage: celery', 'usage: celery'],
    },
  ],
})
