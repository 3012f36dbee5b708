import { defineFailure } from '../define-failure.ts'

export const tlsCertificateVerifyFailed = defineFailure({
  id: 'tls-certificate-verify-failed',
  severity: 'degraded',
  title: "the server's certificate is not trusted",
  cause: 'An unknown or private authority, a self-signed or expired certificate, or another host name.',
  action:
    'Name the authority with `ssl_ca_certs` (`broker_use_ssl`, `redis_backend_use_ssl` or the URL). CERT_NONE is for tests only.',
  clauses: [
    {
      says: [
        'CERTIFICATE_VERIFY_FAILED',
        'certificate verify failed',
        "doesn't match either of",
        'Hostname mismatch, certificate is not valid',
      ],
      not: ['HTTPSConnectionPool', 'urllib3', 'aiohttp'],
    },
  ],
})
