import { defineFailure } from '../define-failure.ts'
import { IMPORT_ERRORS } from '../shared/relations.ts'

export const pythonAsyncKeywordSyntaxerror = defineFailure({
  id: 'python-async-keyword-syntaxerror',
  severity: 'fatal',
  title: 'This Celery is too old for this Python',
  cause: '`async` became a keyword in Python 3.7, and Celery before 4.3 uses it as a name.',
  action: 'Run `pip install -U celery kombu`: at least 4.3, better 5.x.',
  clauses: [
    {
      raises: 'SyntaxError',
      contains: [
        'from . import async',
        'import async,',
        'kombu.async',
        'celery.utils.async',
        '.async import',

        'import async',
      ],
    },
  ],
  rank: 15,
  subsumes: IMPORT_ERRORS,
})
