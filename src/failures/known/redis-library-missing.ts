import { defineFailure } from '../define-failure.ts'
import { IMPORT_ERRORS } from '../shared/relations.ts'

export const redisLibraryMissing = defineFailure({
  id: 'redis-library-missing',
  severity: 'fatal',
  title: 'The redis package is not installed',
  cause: 'The package is missing in this environment (or a frozen program contains it without its metadata).',
  action: "Run `pip install 'celery[redis]'` in the worker's environment.",
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
