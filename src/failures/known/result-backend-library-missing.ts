import { defineFailure } from '../define-failure.ts'

export const resultBackendLibraryMissing = defineFailure({
  id: 'result-backend-library-missing',
  severity: 'fatal',
  title: "The result backend's driver is not installed",
  cause: 'An optional package such as SQLAlchemy, psycopg2 or django_celery_results is missing in this environment.',
  action: "Install the driver in the worker's environment.",
  clauses: [
    {
      raises: ['ModuleNotFoundError', 'ImportError', 'ImproperlyConfigured'],
      contains: ['No module named', 'You need to install', 'requires', 'is not installed'],
      frame: ['celery.backends', 'celery.app.backends', 'sqlalchemy.dialects', 'sqlalchemy.engine'],
      without: ['redis library', "named 'redis", 'Unknown result backend', 'DJANGO', 'mongodb transport'],
    },
    {
      contains: [
        'The database backend requires SQLAlchemy',
        'You need to install SQLAlchemy',
        'You need to install the pymongo library',
        'You need to install the pymemcache',
        'You need to install the python-consul',
        'You need to install the cassandra-driver',
        'You need to install the elasticsearch',
        'You need to install the boto3 library',
        'You must install boto3',
        'You need to install the pydocumentdb',
        'Memcached backend requires either',
        'You need to install azure-storage',
      ],
    },
  ],
})
