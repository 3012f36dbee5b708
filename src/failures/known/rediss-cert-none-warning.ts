import { defineFailure } from '../define-failure.ts'

export const redissCertNoneWarning = defineFailure({
  id: 'rediss-cert-none-warning',
  severity: 'warning',
  title: 'TLS is used without checking the certificate',
  cause: '`ssl_cert_reqs` is CERT_NONE (or not set for the broker, which means the same).',
  action: 'Use CERT_REQUIRED with the right authority. This is not a failure.',
  clauses: [
    {
      contains: [
        'Setting ssl_cert_reqs=CERT_NONE when connecting to redis',
        'Setting ssl_cert_reqs=CERT_OPTIONAL when connecting to redis',
        'defaulting to insecure SSL behaviour',
        'Defaulting to insecure SSL behaviour',
      ],
    },
  ],
})
