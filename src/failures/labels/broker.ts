import type { LabelTexts } from './label-texts.ts'

/** The broker: what is told of each failure. */
export const broker = {
  'redis-connection-refused': {
    title: 'nothing listens where Redis should be',
    cause: "Redis isn't running, the host or port is wrong, or `localhost` is meant from inside a container.",
    action: "Start Redis, check host and port; in compose use the service's name as host. No change of pool is needed.",
  },
  'amqp-connection-refused': {
    title: 'nothing listens where RabbitMQ should be',
    cause:
      "RabbitMQ isn't running or not ready yet, the host is wrong, or no broker is configured: Celery's default is amqp://guest@localhost.",
    action:
      'Start RabbitMQ (with a health check in compose) or set `broker_url`; in Django CELERY_BROKER_URL with the namespace CELERY.',
  },
  'broker-host-not-found': {
    title: "the broker's host name does not resolve",
    cause:
      "The name is wrong, the service isn't on this network, or a special character in the password shifted the host.",
    action: 'Check the name and the network (service name in compose), and percent-encode the password.',
  },
  'broker-connection-timeout': {
    title: 'connecting to the broker timed out',
    cause: "A firewall or security group drops the packets, the port is wrong, or a TLS endpoint doesn't answer.",
    action: 'Check the way to the port from this machine, and the TLS port for `amqps` and `rediss`.',
  },
  'broker-connection-lost': {
    title: 'the connection to the broker was lost',
    cause: 'The broker restarted, closed an idle connection, or the network (or a sleeping laptop) broke it.',
    action:
      'If `Connected to` follows, nothing. Otherwise check the broker; with Redis behind a proxy set `health_check_interval` and keep-alive.',
  },
  'acks-late-connection-lost': {
    title: 'tasks that are acknowledged late lost their connection',
    cause:
      '`acks_late` and a lost connection. With `worker_cancel_long_running_tasks_on_connection_loss` such tasks are ended.',
    action: 'Make late-acknowledged tasks safe to run twice, and look for what broke the connection.',
  },
  'broker-retry-disabled': {
    title: 'the worker gave up because retrying is switched off',
    cause: '`broker_connection_retry` or `broker_connection_retry_on_startup` is False.',
    action: 'Start the broker before the worker, or set the option to True.',
  },
  'broker-bad-url': {
    title: 'the broker URL cannot be read',
    cause: "A special character in the password isn't percent-encoded, or the Redis database isn't a number.",
    action: 'Percent-encode user and password; for Redis write `redis://host:6379/0`.',
  },
  'broker-unknown-transport': {
    title: 'the broker URL has an unknown scheme',
    cause: 'The scheme is misspelt, or is that of another protocol.',
    action: "Use `redis://`, `rediss://`, `amqp://`, `amqps://`, `sqs://` or another scheme of kombu's list.",
  },
  'broker-tls-mismatch': {
    title: 'one side speaks TLS, the other does not',
    cause: 'A TLS client on a plain port, or a plain client on a TLS port.',
    action:
      'Let scheme and port agree: `rediss://` and `amqps://` (5671) for TLS, `redis://` and `amqp://` (5672) without.',
  },
  'tls-certificate-verify-failed': {
    title: "the server's certificate is not trusted",
    cause: 'An unknown or private authority, a self-signed or expired certificate, or another host name.',
    action:
      'Name the authority with `ssl_ca_certs` (`broker_use_ssl`, `redis_backend_use_ssl` or the URL). CERT_NONE is for tests only.',
  },
  'rediss-missing-ssl-cert-reqs': {
    title: 'rediss:// for results needs ssl_cert_reqs',
    cause: "`ssl_cert_reqs` is missing in the result backend's URL, or has an unknown value.",
    action: 'Append `?ssl_cert_reqs=required` (`none` for a self-signed server), or set `redis_backend_use_ssl`.',
  },
  'rediss-cert-none-warning': {
    title: 'TLS without checking the certificate',
    cause: '`ssl_cert_reqs` is CERT_NONE (or nothing was set for the broker, which means the same).',
    action: "Use CERT_REQUIRED with the right authority. It isn't a failure.",
  },
  'transport-library-missing': {
    title: "the broker's driver is not installed",
    cause: 'An optional package is missing: boto3 for SQS, pymongo for MongoDB, packaging for Redis in kombu 5.7.',
    action:
      "Install Celery with the transport's extra: `pip install 'celery[sqs]'`, `'celery[mongodb]'`, `'celery[redis]'`.",
  },
  'worker-silent-on-broker': {
    title: 'the worker stopped talking before it was connected',
    cause:
      'Something accepts the connection and never answers, or drops every packet: a black hole, a TLS client on a plain port, a server that hangs.',
    action:
      'Test the port by hand (`redis-cli -h … ping`), and let `poolwise doctor` measure how far the connection comes.',
  },
  'tls-to-plain-redis-hang': {
    title: 'rediss:// to a Redis without TLS hangs',
    cause:
      "The client waits for the server's part of the TLS handshake; a plain Redis waits for a command. Neither has a time limit.",
    action: 'Use `redis://` for a server without TLS, or its TLS port.',
  },
} as const satisfies LabelTexts
