/** What `celery -A` prints before the reason. */
export const UNABLE_TO_LOAD = 'Unable to load celery application'

/** Records about the result backend's connection, not the broker's. */
export const RESULT_BACKEND_LOST = [
  'Connection to Redis lost',
  'result store backend',
  'Pool callback raised exception',
  'Exception raised outside body: ',
]

/** Mail servers and web pages ask for a password in the same words as Redis. */
export const BROKER_OR_REDIS = [
  'Cannot connect to ',
  'Connection error',
  'redis',
  'Unrecoverable error',
  'OperationalError',
  'AuthenticationError',
]

/** The pickle module's wording in different Python versions. */
export const CANNOT_PICKLE = ["Can't pickle", 'cannot pickle', "can't pickle"]

/** Why beat's schedule file cannot be opened for writing: permission, read-only, missing or a directory, busy mount. */
export const SCHEDULE_UNUSABLE = [
  'rror(13, ',
  'rror(30, ',
  'rror(21, ',
  'rror(2, ',
  'rror(16, ',
  '[Errno 13]',
  '[Errno 30]',
  '[Errno 21]',
  '[Errno 2]',
  '[Errno 16]',
  // dbm.sqlite3, since Python 3.13
  'unable to open database file',
  'attempt to write a readonly database',
]

/** How databases say that a table or a column is missing: SQLite, PostgreSQL, MySQL, Oracle, SQL Server. */
export const NO_SUCH_TABLE = [
  'no such table',
  'no such column',
  'has no column named',
  'does not exist',
  "doesn't exist",
  'Unknown column',
  'ORA-00942',
  'ORA-00904',
  'Invalid object name',
  'Invalid column name',
]
