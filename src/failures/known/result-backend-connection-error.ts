import { defineFailure } from '../define-failure.ts'
import { BACKEND_CONNECTION } from '../shared/frames.ts'

export const resultBackendConnectionError = defineFailure({
  id: 'result-backend-connection-error',
  severity: 'degraded',
  title: 'The result backend cannot be reached',
  cause: 'The result backend is down, its address is wrong, or it closes connections.',
  action: 'Start or fix the backend. If results are not used, set `task_ignore_result=True`.',
  clauses: [
    { says: 'Connection to Redis lost: Retry', inTask: true },
    {
      says: ['trying to reconnect to the Celery', 'result store backend'],
      and: ['Retry limit exceeded', 'reconnect to the Celery'],
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
      says: [
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
    // Beyond the task's body there is only what became of it to be stored.
    {
      says: 'Exception raised outside body: ',
      raises: ['ConnectionError', 'TimeoutError', 'ConnectionRefusedError', 'ConnectionResetError'],
      inTask: true,
    },
    {
      says: 'Pool callback raised exception: ',
      raises: [
        'ConnectionError',
        'TimeoutError',
        'OperationalError',
        'ConnectionRefusedError',
        'AuthenticationError',
        'ConnectionResetError',
        'BrokenPipeError',
      ],
      and: ['onnect', 'Timeout', 'timed out', 'broken', 'Broken', 'Authentication'],
      not: ['sqlalchemy', 'psycopg', 'MySQLdb', 'pymysql', 'django.db', 'sqlite'],
      inTask: true,
    },
    { raises: 'BackendStoreError', says: 'BackendStoreError', inTask: true },
    { says: ['Failed operation '], and: 'more times', inTask: true },
  ],
})
