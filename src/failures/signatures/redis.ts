import { signature, type Signature } from '../signature.ts'

/**
 * What the Redis server answers. redis-py takes the code (NOAUTH, WRONGPASS …) off before the text is logged, and
 * since version 8 its repr is `server:ReadOnlyError` without any text: both forms and the old ones with code.
 */
/** Mail servers and web pages ask for a password in the same words. */
const SERVER = [
  'Cannot connect to ',
  'Connection error',
  'redis',
  'Unrecoverable error',
  'OperationalError',
  'AuthenticationError',
]

export const redis: readonly Signature[] = [
  signature('redis-auth-required', {
    says: [
      'Authentication required.',
      'NOAUTH Authentication',
      'operation not permitted',
      'HELLO must be called with the client already authenticated',
    ],
    not: 'invalid username-password',
    and: SERVER,
    together: true,
  }),
  signature('redis-auth-failed', {
    says: ['invalid username-password pair', 'WRONGPASS ', 'invalid password', 'Invalid username-password'],
    and: SERVER,
    together: true,
  }),
  signature('redis-auth-not-configured', {
    says: [
      'without any password configured for the default user',
      'Client sent AUTH, but no password is set',
      "wrong number of arguments for 'auth' command",
    ],
  }),
  signature('redis-acl-noperm', {
    says: [
      'has no permissions to',
      'No permissions to access a',
      'NOPERM this user',
      'NOPERM No permissions',
      'NoPermissionError',
    ],
  }),
  signature(
    'redis-closed-during-connect',
    { says: 'Cannot connect to ', and: ['Connection closed by server', 'Connection not ready', 'Protocol Error: '] },
    { says: ['Connection error: Connection closed by server'] },
  ),
  signature('redis-readonly-replica', {
    says: ['write against a read only replica', 'write against a read only slave', 'ReadOnlyError', 'READONLY You'],
  }),
  signature('redis-misconf-rdb', {
    says: [
      'MISCONF Redis',
      'MISCONF Errors',
      'configured to save RDB snapshots',
      "Redis can't persist",
      'not able to persist on disk',
      'unable to persist to disk',
    ],
  }),
  signature('redis-loading', {
    says: ['Redis is loading the dataset in memory', 'BusyLoadingError', 'LOADING Redis is'],
  }),
  signature('redis-oom-maxmemory', {
    says: [
      "when used memory > 'maxmemory'",
      'OOM command not allowed',
      'server:OutOfMemoryError',
      'redis.exceptions.OutOfMemoryError',
    ],
  }),
  signature(
    'redis-max-clients',
    {
      says: [
        'max number of clients reached',
        'max number of clients + cluster connections reached',
        'Too many connections',
      ],
      and: ['redis', 'clients', 'Cannot connect'],
    },
    { raises: 'MaxConnectionsError', says: 'MaxConnectionsError' },
  ),
  signature(
    'redis-cluster-unsupported',
    {
      matches: /\bMOVED \d{1,5} \S{1,200}:\d|MovedError/,
      says: ["Error('MOVED ", 'ResponseError: MOVED ', 'MovedError'],
    },
    {
      says: [
        'CLUSTERDOWN ',
        'Hash slot not served',
        'ClusterDownError',
        'MovedError',
        'CROSSSLOT ',
        "Keys in request don't hash to the same slot",
        'ClusterCrossSlotError',
        'SELECT is not allowed in cluster mode',
        'redis.exceptions.AskError',
        'server:AskError',
      ],
    },
  ),
  signature('redis-db-index-out-of-range', {
    says: ['DB index is out of range', 'invalid DB index', 'DB index out of range', 'database index is out of range'],
  }),
  signature('redis-sentinel-no-master', { says: ['No master found for', 'MasterNotFoundError', 'No slave found for'] }),
  signature(
    'redis-sentinel-misconfigured',
    { says: "'master_name' transport option must be specified" },
    { frame: ['kombu.transport.redis:_sentinel_managed_pool'], says: ['master_name'] },
  ),
  signature('redis-library-missing', {
    says: [
      "'NoneType' object has no attribute 'Redis'",
      "'NoneType' object has no attribute 'StrictRedis'",
      'You need to install the redis library',
      'Missing redis library',
      "No module named 'redis'",
      'No module named redis',
      "'NoneType' object has no attribute 'ConnectionPool'",
      'You need to install the redis library with support of',
    ],
  }),
  signature(
    'redis-py-version-mismatch',
    {
      says: ['Redis transport requires redis-py versions', 'requires redis-py versions', 'redis-py version'],
      and: ['VersionMismatch', 'or later', 'requires'],
    },
    {
      raises: ['ImportError', 'AttributeError', 'ModuleNotFoundError'],
      says: [
        "from 'redis'",
        "from 'redis.",
        "module 'redis' has no attribute",
        "module 'redis.",
        "No module named 'redis.",
      ],
    },
    {
      raises: 'AttributeError',
      says: "object has no attribute 'items'",
      frame: ['kombu.transport.redis', 'redis.client:zadd', 'redis.commands.core:zadd'],
    },
    {
      raises: ['ImportError', 'AttributeError', 'TypeError'],
      says: ['cannot import name', 'has no attribute', 'unexpected keyword argument'],
      frame: ['celery.backends.redis:<module>', 'kombu.transport.redis:<module>'],
      not: ["'NoneType'", 'No module named'],
    },
  ),
  signature(
    'redis-server-too-old-for-client',
    { says: "unknown command 'HELLO'" },
    { says: ['unknown command `HELLO`', 'NOPROTO unsupported protocol version', 'unsupported protocol version'] },
  ),
  signature('redis-protected-mode', { says: 'Redis is running in protected mode' }),
]
