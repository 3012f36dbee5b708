import { resultBackendConnectionError } from '../known/result-backend-connection-error.ts'
import { resultBackendDbError } from '../known/result-backend-db-error.ts'
import { resultBackendDisabled } from '../known/result-backend-disabled.ts'
import { resultBackendExceptionDecode } from '../known/result-backend-exception-decode.ts'
import { resultBackendLibraryMissing } from '../known/result-backend-library-missing.ts'
import { resultBackendUnknown } from '../known/result-backend-unknown.ts'

export const resultBackend = {
  'result-backend-connection-error': resultBackendConnectionError,
  'result-backend-db-error': resultBackendDbError,
  'result-backend-library-missing': resultBackendLibraryMissing,
  'result-backend-unknown': resultBackendUnknown,
  'result-backend-exception-decode': resultBackendExceptionDecode,
  'result-backend-disabled': resultBackendDisabled,
} as const
