import type { LabelTexts } from './label-texts.ts'

/** Redis: what is told of each failure. */
export const redis = {
  'redis-auth-required': {
    title: 'Redis wants a password and got none',
    cause: 'The server has `requirepass` or ACL users, the URL has no password.',
    action: 'Put the password into the URL, `redis://:PASSWORD@host:6379/0`, for the result backend too.',
  },
  'redis-auth-failed': {
    title: 'Redis refused the user or password',
    cause: 'The password or user is wrong, or the ACL user is disabled.',
    action:
      'Correct the credentials; percent-encode special characters; with ACL users write `redis://user:password@…`.',
  },
  'redis-auth-not-configured': {
    title: 'a password was sent to a Redis that has none',
    cause: 'The URL has a password, the server none: often it is the wrong server.',
    action: 'Check that this is the server you mean; remove the password or set `requirepass`.',
  },
  'redis-acl-noperm': {
    title: 'the Redis user may not do what Celery does',
    cause: 'The ACL user lacks commands, keys or channels.',
    action: 'Grant `+@all ~* &*` to the user, or use `global_keyprefix` with matching patterns, channels included.',
  },
  'redis-closed-during-connect': {
    title: 'something closes the connection at once',
    cause: 'A tunnel or proxy without a target, the wrong port, protected mode or a server that only speaks TLS.',
    action: 'Test with `redis-cli -h host -p port ping`, then fix tunnel, port or TLS.',
  },
  'redis-readonly-replica': {
    title: 'this Redis is a read-only replica',
    cause: 'The URL leads to a replica, or a failover has made one of it.',
    action: "Use the primary's address or Sentinel; `broker_channel_error_retry=True` lets workers outlive a failover.",
  },
  'redis-misconf-rdb': {
    title: 'Redis refuses writes because it cannot save',
    cause: 'The disk on the server is full, or Redis may not write to its directory.',
    action: 'Free the disk or correct `dir`. For the moment: `redis-cli config set stop-writes-on-bgsave-error no`.',
  },
  'redis-loading': {
    title: 'Redis is still loading its data',
    cause: 'The server has just started.',
    action: 'Wait: it heals by itself. In compose let workers depend on a health check.',
  },
  'redis-oom-maxmemory': {
    title: 'Redis has reached its memory limit',
    cause: '`maxmemory` is reached and the policy is noeviction (the right one for a broker).',
    action: 'Raise maxmemory, shorten `result_expires`, drain queues nobody reads. Keep noeviction.',
  },
  'redis-max-clients': {
    title: 'Redis has no connection left',
    cause:
      "The server's `maxclients` is too low for all workers and web processes, or connections leak; hosted plans often allow only 20 or 30.",
    action: 'Lower `-c`, `broker_pool_limit` and `redis_max_connections`, or raise maxclients.',
  },
  'redis-cluster-unsupported': {
    title: 'Redis Cluster cannot be the broker',
    cause: 'The address is that of a Redis Cluster (ElastiCache: cluster mode enabled).',
    action: 'Use a Redis without cluster mode, Sentinel, or RabbitMQ.',
  },
  'redis-db-index-out-of-range': {
    title: 'this Redis has no such database',
    cause: "The number in the URL's path is too high; hosted servers often have only database 0.",
    action: 'Use `/0`, with `global_keyprefix` to keep apps apart.',
  },
  'redis-sentinel-no-master': {
    title: 'Sentinel knows no master of that name',
    cause: "`master_name` is wrong, the sentinels can't be reached, or they want a password.",
    action: "Correct the name; give the sentinels' password in `sentinel_kwargs`.",
  },
  'redis-sentinel-misconfigured': {
    title: 'a Sentinel URL without master_name',
    cause: '`broker_transport_options` has no `master_name`.',
    action:
      "Set `broker_transport_options = {'master_name': 'mymaster'}`, and `result_backend_transport_options` likewise.",
  },
  'redis-library-missing': {
    title: 'the redis package is not installed',
    cause: 'The package is missing in this environment (or a frozen program has it without its metadata).',
    action: "`pip install 'celery[redis]'` in the worker's environment.",
  },
  'redis-py-version-mismatch': {
    title: 'the installed redis package does not fit',
    cause: 'redis-py is too old (or too new) for the installed Celery and kombu.',
    action: "`pip install -U 'celery[redis]'`, so that pip picks a version that fits.",
  },
  'redis-server-too-old-for-client': {
    title: "the Redis server does not know the client's protocol",
    cause: "redis-py 8 begins with HELLO 3, which servers before Redis 6 and some proxies don't know.",
    action: "Upgrade the server or proxy, or pin `redis<8` in the worker's environment.",
  },
  'redis-protected-mode': {
    title: 'Redis is in protected mode',
    cause: 'Redis has neither password nor bind address, so it protects itself.',
    action: 'Set a password (`requirepass`) and put it into the URL, or bind Redis to the network it is meant for.',
  },
  'redis-visibility-timeout-redelivery': {
    title: 'the same task was delivered twice',
    cause:
      'With Redis, messages that stay unacknowledged longer than `visibility_timeout` (one hour) are delivered again: long tasks with acks_late, and any ETA or countdown beyond it.',
    action: "Raise `broker_transport_options = {'visibility_timeout': …}` above the longest task and the longest ETA.",
  },
} as const satisfies LabelTexts
