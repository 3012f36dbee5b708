import { defineFailure } from '../define-failure.ts'
import { RESULT_BACKEND } from '../shared/frames.ts'
import { RESULT_BACKEND_LOST } from '../shared/messages.ts'

const UNUSABLE = {
  contains: ['connecting to unix', 'connecting to /'],
  // No such file, permission denied, connection refused on macOS and Linux.
  matches: /Error (?:2|13|61|111) connecting to (?:unix|\/)/,
  without: RESULT_BACKEND_LOST,
  notFrame: RESULT_BACKEND,
}

export const redisSocketUnusable = defineFailure({
  id: 'redis-socket-unusable',
  severity: 'degraded',
  title: "Redis' Unix socket cannot be used",
  cause: 'The path is wrong, Redis listens on no socket, the worker may not open it, or its Redis has stopped.',
  action:
    "Compare the path with `redis-cli config get unixsocket`, and give the worker's user access (`unixsocketperm 770` and the group). The URL is `redis+socket:///run/redis/redis.sock`.",
  clauses: [
    {
      contains: ['Cannot connect to redis+socket:', 'Cannot connect to unix:'],
      matches: /Error (?:2|13|61|111) connecting to |\[Errno (?:2|13|61|111)\]/,
    },
    { contains: "module 'socket' has no attribute 'AF_UNIX'", frame: ['redis', 'kombu'] },
    { ...UNUSABLE, own: false },
    // A Redis client of the user's own has none of these frames.
    { ...UNUSABLE, frame: ['kombu', 'celery'] },
  ],
  subsumes: ['redis-connection-refused'],
})
