import { defineFailure } from '../define-failure.ts'
import { IMPORT_ERRORS } from '../shared/relations.ts'

export const redisPyVersionMismatch = defineFailure({
  id: 'redis-py-version-mismatch',
  severity: 'fatal',
  title: 'The installed redis package is incompatible',
  cause: 'redis-py is too old (or too new) for the installed Celery and kombu.',
  action: "Run `pip install -U 'celery[redis]'`, so that pip picks a compatible version.",
  clauses: [
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
    {
      raises: ['ImportError', 'AttributeError', 'TypeError'],
      contains: ['cannot import name', 'has no attribute', 'unexpected keyword argument'],
      frame: ['celery.backends.redis:<module>', 'kombu.transport.redis:<module>'],
      without: ["'NoneType'", 'No module named'],
    },
  ],
  subsumes: IMPORT_ERRORS,
})
