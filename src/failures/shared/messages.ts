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
