import { defineFailure } from '../define-failure.ts'

export const tlsToPlainRedisHang = defineFailure({
  id: 'tls-to-plain-redis-hang',
  severity: 'degraded',
  title: 'rediss:// hangs on a Redis without TLS',
  cause:
    "The client waits for the server's part of the TLS handshake; a plain Redis waits for a command. Neither has a timeout.",
  action: 'Use `redis://` for a server without TLS, or use its TLS port.',
})
