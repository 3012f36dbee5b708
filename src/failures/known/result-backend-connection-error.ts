import { defineFailure } from '../define-failure.ts'
import { BACKEND_CONNECTION } from '../shared/frames.ts'

export const resultBackendConnectionError = defineFailure({
  id: 'result-backend-connection-error',
  severity: 'degraded',
  title: 'The result backend cannot be reached',
  cause: 'The result backend is down, its address is wrong, or it closes connections.',
  action: 'Start or fix the backend. If results are not used, set `task_ignore_result=True`.',
  clauses: [
    { contains: 'Connection to Redis lost: Retry', inTask: true },
    {
      contains: ['trying to reconnect to the Celery', 'result store backend'],
      andContains: ['Retry limit exceeded', 'reconnect to the Celery'],
      inTask: true,
    },
    {
      raises: [
        'ConnectionError',
        'TimeoutError',
        'OperationalError',
        'ConnectionRefusedError',
        'AuthenticationError',
        'ServerSelectionTimeoutError',
        'AutoReconnect',
        'BusyLoadingError',
        'ConnectionResetError',
        'gaierror',
        'ResponseError',
        'NoPermissionError',
      ],
      frame: BACKEND_CONNECTION,
      contains: [
        'connecting to',
        'Connection',
        'timed out',
        'Timeout',
        'refused',
        'closed by server',
        'Authentication',
        'ServerSelection',
        'Name or service',
        'DENIED',
        'NOAUTH',
        'permission',
      ],
      inTask: true,
    },
    // Outside the task's body, only the result is left to be stored.
    {
      contains: 'Exception raised outside body: ',
      raises: ['ConnectionError', 'TimeoutError', 'ConnectionRefusedError', 'ConnectionResetError'],
      inTask: true,
    },
    {
      contains: 'Pool callback raised exception: ',
      raises: [
        'ConnectionError',
        'TimeoutError',
        'OperationalError',
        'ConnectionRefusedError',
        'AuthenticationError',
        'ConnectionResetError',
        'BrokenPipeError',
      ],
      andContains: ['onnect', 'Timeout', 'timed out', 'broken', 'Broken', 'Authentication'],
      without: ['sqlalchemy', 'psycopg', 'MySQLdb', 'pymysql', 'django.db', 'sqlite'],
      inTask: true,
    },
    { raises: 'BackendStoreError', contains: 'BackendStoreError', inTask: true },
    { contains: ['Failed operation '], andContains: 'more times', inTask: true },
  ],
})
