import { defineFailure } from '../define-failure.ts'

export const redisBindingMissing = defineFailure({
  id: 'redis-binding-missing',
  severity: 'degraded',
  title: 'A binding has vanished from Redis',
  cause:
    'The key `_kombu.binding.…`, which says which queues an exchange feeds, was evicted, flushed or emptied by another worker that stopped.',
  action:
    'Upgrade to kombu 5.2 or newer, set `maxmemory-policy noeviction`, and give Celery a Redis database that nothing else flushes.',
  clauses: [
    { contains: ['Table empty or key no longer exists', 'Cannot route message for exchange'], inTask: true },
    {
      contains: [
        "Queue list empty or key does not exist: '_kombu.binding",
        "Queue list empty or key does not exist: \\'_kombu.binding",
      ],
      inTask: true,
    },
    { contains: "Probably the key ('_kombu.binding.", inTask: true },
  ],
})
