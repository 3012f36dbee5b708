import { defineFailure } from '../define-failure.ts'
import { redisReplies } from '../shared/replies.ts'

export const redisCommandUnknown = defineFailure({
  id: 'redis-command-unknown',
  severity: 'fatal',
  title: 'The server does not know a command that Celery needs',
  cause:
    'The server or proxy is no complete Redis, is too old, or has renamed the command (`rename-command`, hosted Redis).',
  action:
    'Use a Redis or Valkey server without a proxy in between, version 6 or newer, and remove `rename-command` for it.',
  clauses: [
    // HELLO is redis-server-too-old-for-client.
    ...redisReplies(
      ["unknown command '", 'unknown command `', 'unsupported command '],
      /(?:unknown|unsupported) command ['`](?!HELLO|hello)[A-Za-z.|]{2,40}/,
    ),
    // Upstash and other services.
    ...redisReplies(['Command is not available: ']),
  ],
})
