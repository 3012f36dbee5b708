/** A pool process that ended, whatever ended it. */
export const LOST_CHILD = [
  'worker-lost-sigkill',
  'worker-lost-sigterm',
  'worker-lost-sigabrt',
  'worker-lost-sigsegv',
  'worker-lost-exitcode',
  'worker-exit70',
] as const

/** An import that failed, for whatever reason. */
export const IMPORT_ERRORS = [
  'app-import-error',
  'python-version-incompatible',
  'transport-library-missing',
  'result-backend-library-missing',
] as const
