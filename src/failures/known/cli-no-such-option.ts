import { defineFailure } from '../define-failure.ts'

export const cliNoSuchOption = defineFailure({
  id: 'cli-no-such-option',
  severity: 'fatal',
  title: 'Celery does not have this option',
  cause:
    'The option does not exist in this version. `--reload` never existed for workers, and Celery 4 removed `--autoreload`.',
  action: 'Remove the option. To reload on changes, use `poolwise worker launch --reload` or watchfiles.',
  clauses: [
    { contains: ['Error: No such option', 'Error: no such option', 'error: no such option'], without: 'sub-command' },
    { contains: 'unrecognized arguments:' },
    {
      contains: ['requires an argument', 'Got unexpected extra argument', 'takes no arguments'],
      andContains: ['Usage: celery', 'usage: celery'],
    },
  ],
})
