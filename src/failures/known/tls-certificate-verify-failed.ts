import { defineFailure } from '../define-failure.ts'

export const tlsCertificateVerifyFailed = defineFailure({
  id: 'tls-certificate-verify-failed',
  severity: 'degraded',
  title: "The server's certificate is not trusted",
  cause: 'An unknown or private authority, a self-signed or expired certificate, or another host name.',
  action:
    'Set the authority with `ssl_ca_certs` (`broker_use_ssl`, `redis_backend_use_ssl` or the URL). Use CERT_NONE for tests only.',
  clauses: [
    {
      contains: [
        'CERTIFICATE_VERIFY_FAILED',
        'certificate verify failed',
        "doesn't match either of",
        'Hostname mismatch, certificate is not valid',
      ],
      without: ['HTTPSConnectionPool', 'urllib3', 'aiohttp'],
    },
  ],
})
