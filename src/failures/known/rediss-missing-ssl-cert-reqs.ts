import { defineFailure } from '../define-failure.ts'

export const redissMissingSslCertReqs = defineFailure({
  id: 'rediss-missing-ssl-cert-reqs',
  severity: 'fatal',
  title: 'A rediss:// result backend needs ssl_cert_reqs',
  cause: "`ssl_cert_reqs` is missing in the result backend's URL, or has an unknown value.",
  action: 'Append `?ssl_cert_reqs=required` (`none` for a self-signed server), or set `redis_backend_use_ssl`.',
  clauses: [
    { contains: ['A rediss:// URL must have parameter ssl_cert_reqs'] },
    { raises: 'KeyError', contains: ['CERT_', 'ssl_cert_reqs'], frame: ['celery.backends.redis', 'kombu.utils.url'] },
    { contains: 'Invalid SSL Certificate Requirements Flag' },
    { raises: 'KeyError', contains: "KeyError: 'CERT_" },
  ],
})
