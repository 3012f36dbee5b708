/** Publishing from a task uses the app's broker connection. Connections that a task opens itself are its own affair. */
export const PUBLISHING = [
  'celery.app.amqp',
  'celery.app.base:send_task',
  'celery.backends.rpc',
  'celery.backends.amqp',
]

/** The connection to the result backend, not to the broker. */
export const RESULT_BACKEND = ['celery.backends', 'django_celery_results']

/** Backends that keep a connection of their own. */
export const BACKEND_CONNECTION = [
  'celery.backends.redis',
  'celery.backends.rpc',
  'celery.backends.cache',
  'celery.backends.base',
  'celery.backends.asynchronous',
  'celery.backends.async',
  'celery.backends.mongodb',
  'celery.backends.elasticsearch',
  'celery.backends.amqp',
]

/** Where a semaphore is created. */
export const SEMAPHORE = [
  'billiard.synchronize:__init__',
  'billiard.synchronize:_make_name',
  'multiprocessing.synchronize:__init__',
  '_multiprocessing:__init__',
]

/** Schedulers that keep beat's schedule in a database. */
export const BEAT_DATABASE = [
  'django_celery_beat.schedulers',
  'djcelery.schedulers',
  'celery_sqlalchemy_scheduler',
  'sqlalchemy_celery_beat',
]
