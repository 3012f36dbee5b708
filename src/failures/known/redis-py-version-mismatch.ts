import { defineFailure } from '../define-failure.ts'
import { IMPORT_ERRORS } from '../shared/relations.ts'

/** Arguments that came with later versions of redis-py. */
const NEW_ARGUMENTS = [
  'credential_provider',
  'username',
  'push_request',
  'disconnect_on_error',
  'timeout',
  'health_check_interval',
  'client_name',
  'lib_name',
  'retry_on_error',
  'maint_notifications_config',
  'driver_info',
]

const MISFITS = NEW_ARGUMENTS.map((name) => `unexpected keyword argument '${name}'`)

/** Where only the message is shown, the method's name tells that it is redis-py's. */
const CALLS = [
  'read_response() got an unexpected keyword argument',
  'can_read() got an unexpected keyword argument',
  "unexpected keyword argument 'credential_provider'",
  'parse_response() takes ',
  'ConnectionPool.get_connection() missing',
]
const BY_CALL =
  /TypeError(?:\(["']|: )(?:\w{1,60}\.)?(?:read_response|can_read|parse_response|get_connection|__init__)\(\) /

export const redisPyVersionMismatch = defineFailure({
  id: 'redis-py-version-mismatch',
  severity: 'fatal',
  title: 'The installed redis package is incompatible',
  cause: 'redis-py is too old (or too new) for the installed Celery and kombu.',
  action: 'Run `pip install -U "celery[redis]"`, so that pip picks a compatible version.',
  clauses: [
    // kombu before its own connection class took the argument: https://github.com/celery/kombu/pull/1589
    { contains: 'Connection.disconnect() takes 1 positional argument but 2 were given' },
    {
      contains: ['Redis transport requires redis-py versions', 'requires redis-py versions', 'redis-py version'],
      andContains: ['VersionMismatch', 'or later', 'requires'],
    },
    {
      raises: ['ImportError', 'AttributeError', 'ModuleNotFoundError'],
      contains: [
        "from 'redis'",
        "from 'redis.",
        "module 'redis' has no attribute",
        "module 'redis.",
        "No module named 'redis.",
      ],
    },
    {
      raises: 'AttributeError',
      contains: "object has no attribute 'items'",
      frame: ['kombu.transport.redis', 'redis.client:zadd', 'redis.commands.core:zadd'],
    },
    // kombu and redis-py call each other with arguments that the other version does not have.
    {
      raises: 'TypeError',
      contains: MISFITS,
      frame: ['kombu.transport.redis', 'celery.backends.redis'],
    },
    {
      raises: 'TypeError',
      contains: MISFITS,
      frame: ['redis.sentinel', 'redis.connection', 'redis.client'],
      own: false,
    },
    {
      raises: 'AttributeError',
      matches:
        /AttributeError: '(?:\w{0,40}Redis|\w{0,40}Connection|\w{0,40}ConnectionPool|\w{0,40}Parser|Pipeline)' object has no attribute/,
      frame: 'kombu.transport.redis',
    },
    { contains: CALLS, matches: BY_CALL },
    {
      contains: 'Unrecoverable error: TypeError',
      matches:
        /__init__\(\) got an unexpected keyword argument '(?:username|socket_connect_timeout|health_check_interval)'/,
      own: false,
    },
    {
      raises: 'TypeError',
      contains: ['positional argument', 'takes exactly ', 'unexpected keyword argument'],
      frame: ['kombu.transport.redis'],
      // Options for TLS on an address without TLS.
      without: "'ssl_",
    },
    {
      raises: ['ImportError', 'AttributeError', 'TypeError'],
      contains: ['cannot import name', 'has no attribute', 'unexpected keyword argument'],
      frame: ['celery.backends.redis:<module>', 'kombu.transport.redis:<module>'],
      without: ["'NoneType'", 'No module named'],
    },
  ],
  subsumes: IMPORT_ERRORS,
})
