import { acksLateConnectionLost } from '../known/acks-late-connection-lost.ts'
import { amqpConnectionRefused } from '../known/amqp-connection-refused.ts'
import { brokerBadUrl } from '../known/broker-bad-url.ts'
import { brokerConnectionLost } from '../known/broker-connection-lost.ts'
import { brokerConnectionTimeout } from '../known/broker-connection-timeout.ts'
import { brokerHostNotFound } from '../known/broker-host-not-found.ts'
import { brokerRetryDisabled } from '../known/broker-retry-disabled.ts'
import { brokerTlsMismatch } from '../known/broker-tls-mismatch.ts'
import { brokerUnknownTransport } from '../known/broker-unknown-transport.ts'
import { redisConnectionRefused } from '../known/redis-connection-refused.ts'
import { redissCertNoneWarning } from '../known/rediss-cert-none-warning.ts'
import { redissMissingSslCertReqs } from '../known/rediss-missing-ssl-cert-reqs.ts'
import { tlsCertificateVerifyFailed } from '../known/tls-certificate-verify-failed.ts'
import { tlsToPlainRedisHang } from '../known/tls-to-plain-redis-hang.ts'
import { transportLibraryMissing } from '../known/transport-library-missing.ts'
import { workerSilentOnBroker } from '../known/worker-silent-on-broker.ts'

export const broker = {
  'redis-connection-refused': redisConnectionRefused,
  'amqp-connection-refused': amqpConnectionRefused,
  'broker-host-not-found': brokerHostNotFound,
  'broker-connection-timeout': brokerConnectionTimeout,
  'worker-silent-on-broker': workerSilentOnBroker,
  'broker-connection-lost': brokerConnectionLost,
  'acks-late-connection-lost': acksLateConnectionLost,
  'broker-retry-disabled': brokerRetryDisabled,
  'broker-bad-url': brokerBadUrl,
  'broker-unknown-transport': brokerUnknownTransport,
  'broker-tls-mismatch': brokerTlsMismatch,
  'tls-to-plain-redis-hang': tlsToPlainRedisHang,
  'tls-certificate-verify-failed': tlsCertificateVerifyFailed,
  'rediss-missing-ssl-cert-reqs': redissMissingSslCertReqs,
  'rediss-cert-none-warning': redissCertNoneWarning,
  'transport-library-missing': transportLibraryMissing,
} as const
