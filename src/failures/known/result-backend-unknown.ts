import { defineFailure } from '../define-failure.ts'
import { BACKEND_CONNECTION } from '../shared/frames.ts'

/** Modules that implement a backend: an error in one of them is not an unknown name. */
const STORES = [
  ...BACKEND_CONNECTION,
  'celery.backends.database',
  'celery.backends.elasticsearch',
  'celery.backends.cassandra',
  'celery.backends.couchbase',
  'celery.backends.couchdb',
  'celery.backends.dynamodb',
  'celery.backends.filesystem',
  'celery.backends.s3',
  'celery.backends.azureblockblob',
  'celery.backends.consul',
  'celery.backends.gcs',
]

export const resultBackendUnknown = defineFailure({
  id: 'result-backend-unknown',
  severity: 'fatal',
  title: 'The result backend is unknown',
  cause: 'The scheme or module in `result_backend` is misspelt.',
  action: 'Use an existing scheme: `redis://`, `db+postgresql://`, `rpc://`, `django-db`, …',
  clauses: [
    { contains: ['Unknown result backend', 'is a Python module, not a backend class'] },
    {
      raises: ['ModuleNotFoundError', 'ImportError', 'ValueError'],
      frame: ['celery.app.backends:by_name', 'celery.backends:by_name'],
      notFrame: STORES,
      contains: ['No module named', 'not enough values to unpack', 'Empty module name'],
    },
  ],
  subsumes: ['result-backend-library-missing'],
})
