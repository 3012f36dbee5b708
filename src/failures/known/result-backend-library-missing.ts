import { defineFailure } from '../define-failure.ts'

export const resultBackendLibraryMissing = defineFailure({
  id: 'result-backend-library-missing',
  severity: 'fatal',
  title: "The result backend's driver is not installed",
  cause:
    'An optional package such as SQLAlchemy, a database driver or django_celery_results is missing in this environment. SQLAlchemy before 2.1 takes `postgresql://` for psycopg2, 2.1 and newer for psycopg 3.',
  action:
    'Install the module that the last line names in the worker\'s environment (psycopg 3: `pip install "psycopg[binary]"`), or name the driver that you have in the URL: `db+postgresql+psycopg2://…`.',
  clauses: [
    {
      raises: ['ModuleNotFoundError', 'ImportError', 'ImproperlyConfigured'],
      contains: ['No module named', 'You need to install', 'requires', 'is not installed'],
      frame: ['celery.backends', 'celery.app.backends', 'sqlalchemy.dialects', 'sqlalchemy.engine'],
      // An engine of the project's own.
      notFrame: ['celery.app.utils:find_app', 'celery.bin.base:find_app', 'celery.loaders.base:import_task_module'],
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
