import { defineFailure } from '../define-failure.ts'
import { IMPORT_ERRORS } from '../shared/relations.ts'

export const redisLibraryMissing = defineFailure({
  id: 'redis-library-missing',
  severity: 'fatal',
  title: 'The redis package cannot be imported',
  cause:
    'The package is missing in this environment, or one that it imports is (async-timeout before Python 3.11.3), or a frozen program contains it without its metadata.',
  action:
    'Run `python -c "import redis"` with the worker\'s interpreter: it names what is missing. `pip install "celery[redis]"` installs all of it.',
  clauses: [
    {
      contains: [
        "'NoneType' object has no attribute 'Redis'",
        "'NoneType' object has no attribute 'StrictRedis'",
        'You need to install the redis library',
        'Missing redis library',
        "No module named 'redis'",
        'No module named redis',
        "'NoneType' object has no attribute 'ConnectionPool'",
        'You need to install the redis library with support of',
      ],
    },
  ],
  subsumes: [...IMPORT_ERRORS, 'redis-py-version-mismatch'],
})
