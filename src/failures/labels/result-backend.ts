import type { LabelTexts } from './label-texts.ts'

/** The result backend: what is told of each failure. */
export const resultBackend = {
  'result-backend-connection-error': {
    title: 'the result backend cannot be reached',
    cause: 'The result store is down, its address is wrong, or it closes connections.',
    action: 'Start or fix the backend. If nobody reads results, set `task_ignore_result=True`.',
  },
  'result-backend-db-error': {
    title: 'the database of the result backend failed',
    cause: "The database or table doesn't exist, isn't migrated, or the server is down.",
    action: 'Create and migrate it (`manage.py migrate django_celery_results`), and check the `db+…` URL.',
  },
  'result-backend-library-missing': {
    title: "the result backend's driver is not installed",
    cause: 'An optional package such as SQLAlchemy, psycopg2 or django_celery_results is missing in this environment.',
    action: "Install the driver in the worker's environment.",
  },
  'result-backend-unknown': {
    title: 'the result backend is not known',
    cause: 'The scheme or module in `result_backend` is misspelt.',
    action: 'Use a scheme that exists: `redis://`, `db+postgresql://`, `rpc://`, `django-db`, …',
  },
  'result-backend-exception-decode': {
    title: 'a stored failure is not an exception',
    cause: "Some code calls `update_state(state='FAILURE', meta={…})` with a dictionary of its own.",
    action: "Don't set FAILURE by hand: raise an exception, or use a state of your own.",
  },
} as const satisfies LabelTexts
