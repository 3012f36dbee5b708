import { defineFailure } from '../define-failure.ts'

const DATABASE = ['celery.backends.database', 'django_celery_results', 'djcelery.backends']

export const resultBackendDbError = defineFailure({
  id: 'result-backend-db-error',
  severity: 'degraded',
  title: 'The database of the result backend failed',
  cause: 'The database or table does not exist, is not migrated, or the server is down.',
  action: 'Create and migrate it (`manage.py migrate django_celery_results`), and check the `db+…` URL.',
  clauses: [
    {
      raises: [
        'OperationalError',
        'ProgrammingError',
        'InternalError',
        'InterfaceError',
        'DatabaseError',
        'IntegrityError',
        'DataError',
        'ArgumentError',
        'NoSuchModuleError',
        'PendingRollbackError',
      ],
      frame: DATABASE,
      contains: ['Error'],
      inTask: true,
    },
    {
      contains: 'Pool callback raised exception: ',
      raises: [
        'OperationalError',
        'ProgrammingError',
        'InternalError',
        'InterfaceError',
        'DatabaseError',
        'IntegrityError',
        'DataError',
      ],
      andContains: [
        'sqlalchemy',
        'psycopg',
        'MySQLdb',
        'pymysql',
        'mysql',
        'django.db',
        'django/db',
        'django\\db',
        'sqlite',
        'oracledb',
        'no such table',
        'does not exist',
        'Unknown database',
        'SSL connection has been closed',
      ],
      inTask: true,
    },
    {
      contains: [
        'no such table: celery_taskmeta',
        'no such table: django_celery_results',
        'relation "celery_taskmeta"',
        'relation "django_celery_results',
        "celery_taskmeta' doesn't exist",
        "django_celery_results_taskresult' doesn't exist",
        'Failed operation _store_result',
        'no such table: celery_tasksetmeta',
      ],
      inTask: true,
    },
  ],
  subsumes: ['result-backend-connection-error'],
})
