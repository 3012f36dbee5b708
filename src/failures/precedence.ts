import { severityOf, type Label, type Severity } from './label.ts'

/** A failure that was found, before it is put in order. */
export interface Found {
  readonly label: Label
  readonly line: number
}

/** What a reader should act on first: the worse first, and within that what failed first. */
const BY_SEVERITY: Readonly<Record<Severity, number>> = {
  fatal: 20,
  'task-loss': 30,
  degraded: 40,
  warning: 60,
  info: 80,
}

/** Where the severity alone would put the consequence before the cause, or the general before the special. */
const RANK: Partial<Record<Label, number>> = {
  // Whatever else follows from the wrong versions, this is what to change.
  'python-async-keyword-syntaxerror': 15,
  'importlib-metadata-entrypoints': 15,
  'python-pkg-resources-missing': 15,
  'python-version-incompatible': 19,
  'app-module-not-found': 25,
  'django-app-import-error': 26,
  'app-import-error': 28,
  'worker-could-not-start': 29,
  'windows-prefork-permission-error': 24,
  'spawn-fast-trace-unpack': 24,
  'windows-orphan-start': 45,
  'worker-lost-exitcode': 36,
  'worker-exit70': 35,
  'worker-lost-sigkill': 35,
  'worker-lost-sigterm': 35,
  'broker-connection-lost': 40,
  'acks-late-connection-lost': 48,
  'user-task-error': 55,
  'cold-shutdown': 82,
  'task-revoked': 70,
  'task-revoked-terminated': 70,
  'clock-drift': 65,
  'gossip-missed-heartbeat': 84,
  'soft-shutdown': 85,
  'warm-shutdown': 86,
  'pidbox-debug-harmless': 88,
  'healthy-worker': 99,
}

const CONNECT: readonly Label[] = [
  'redis-connection-refused',
  'amqp-connection-refused',
  'broker-host-not-found',
  'broker-connection-timeout',
  'redis-closed-during-connect',
  'broker-tls-mismatch',
  'redis-loading',
]
const LOST_CHILD: readonly Label[] = [
  'worker-lost-sigkill',
  'worker-lost-sigterm',
  'worker-lost-sigabrt',
  'worker-lost-sigsegv',
  'worker-lost-exitcode',
  'worker-exit70',
]

/** What a failure brings with it: the consequences are told too, but after everything else. */
const EXPLAINS: Partial<Record<Label, readonly Label[]>> = {
  // The pool kills a child that is over its limit, or that didn't come up: no lack of memory.
  'task-hard-time-limit': LOST_CHILD,
  'worker-process-up-timeout': LOST_CHILD,
  'task-soft-time-limit': ['user-task-error'],
  'windows-prefork-permission-error': [
    'worker-lost-exitcode',
    'windows-prefork-respawn-loop',
    'windows-orphan-start',
    'worker-could-not-start',
  ],
  'spawn-fast-trace-unpack': ['windows-prefork-respawn-loop'],
  'windows-timelimit-crash': ['task-hard-time-limit', ...LOST_CHILD],
  'windows-pagefile-1455': ['worker-lost-exitcode', 'worker-could-not-start', 'windows-prefork-respawn-loop'],
  'windows-spawn-pickling-error': [
    'worker-lost-exitcode',
    'worker-could-not-start',
    'windows-prefork-respawn-loop',
    'not-json-serializable',
  ],
  'macos-fork-safety': ['worker-lost-sigabrt', 'worker-lost-sigsegv'],
  'worker-could-not-start': ['worker-lost-exitcode'],
  'windows-orphan-start': ['worker-lost-exitcode'],
  'worker-memoryerror-shutdown': LOST_CHILD,
  'terminated-systemexit-not-serializable': ['not-json-serializable', 'worker-lost-sigterm'],
  'task-revoked-terminated': ['worker-lost-sigterm', 'worker-lost-sigkill'],
  'pool-terminate-unsupported': ['task-revoked-terminated'],
  'cold-shutdown': ['worker-lost-sigterm'],
  'broker-connection-lost': [...CONNECT, 'acks-late-connection-lost', 'result-backend-connection-error'],
  'amqp-queue-deleted': ['broker-connection-lost', 'acks-late-connection-lost'],
  'amqp-heartbeat-missed': ['broker-connection-lost', 'acks-late-connection-lost'],
  'amqp-consumer-ack-timeout': [
    'broker-connection-lost',
    'acks-late-connection-lost',
    'amqp-precondition-inequivalent-arg',
  ],
  // A server that is going down resets connections before it refuses them.
  'redis-connection-refused': [
    'broker-tls-mismatch',
    'redis-closed-during-connect',
    'result-backend-connection-error',
    'broker-unreachable-cli',
  ],
  'amqp-connection-refused': ['broker-tls-mismatch', 'broker-unreachable-cli'],
  'redis-protected-mode': ['redis-closed-during-connect', 'broker-connection-lost', 'result-backend-connection-error'],
  'redis-max-clients': ['redis-closed-during-connect', 'broker-connection-lost', 'result-backend-connection-error'],
  'broker-tls-mismatch': ['redis-closed-during-connect', 'tls-certificate-verify-failed'],
  'django-app-import-error': ['user-signal-handler-error'],
  'django-apps-not-ready': ['app-import-error', 'django-app-import-error', 'user-signal-handler-error'],
  'django-settings-module-not-found': [
    'app-import-error',
    'app-module-not-found',
    'django-app-import-error',
    'user-signal-handler-error',
  ],
  'django-settings-not-configured': ['app-import-error', 'django-app-import-error', 'user-signal-handler-error'],
  'django-app-not-installed': ['app-import-error', 'django-app-import-error', 'user-signal-handler-error'],
  'app-module-shadows-celery': [
    'app-import-error',
    'app-module-not-found',
    'app-attribute-missing',
    'python-version-incompatible',
  ],
  'app-module-not-found': ['app-import-error'],
  'app-attribute-missing': ['app-import-error'],
  'cli-app-option-position': ['cli-no-such-option'],
  'beat-b-on-windows': ['cli-invalid-option-value'],
  'redis-library-missing': [
    'transport-library-missing',
    'result-backend-library-missing',
    'app-import-error',
    'redis-py-version-mismatch',
  ],
  'redis-py-version-mismatch': ['transport-library-missing', 'result-backend-library-missing', 'app-import-error'],
  'result-backend-db-error': ['result-backend-connection-error'],
  'result-backend-unknown': ['result-backend-library-missing'],
  'gevent-not-installed': [
    'custom-pool-misconfigured',
    'app-import-error',
    'python-version-incompatible',
    'transport-library-missing',
  ],
  'eventlet-not-installed': [
    'custom-pool-misconfigured',
    'app-import-error',
    'python-version-incompatible',
    'transport-library-missing',
  ],
  'green-pool-via-setting': ['gevent-not-monkeypatched'],
  'custom-pool-misconfigured': ['app-module-not-found', 'app-import-error'],
  'root-pickle-refused': ['running-as-root-warning'],
  'semlock-shm-no-space': ['semlock-shm-unavailable'],
  'amqp-vhost-not-allowed': ['broker-connection-lost'],
  'python-version-incompatible': ['app-import-error', 'transport-library-missing', 'result-backend-library-missing'],
  'python-async-keyword-syntaxerror': ['python-version-incompatible', 'app-import-error'],
  'importlib-metadata-entrypoints': ['python-version-incompatible', 'app-import-error', 'transport-library-missing'],
  'python-pkg-resources-missing': ['python-version-incompatible', 'app-import-error'],
}

/** Consequences only when they come later in the log: a refusal at start-up isn't the loss of a connection. */
const ONLY_LATER: ReadonlySet<Label> = new Set(['broker-connection-lost'])

/**
 * Puts failures in the order in which a reader should act on them.
 * @param found one entry a label, with the line where it was seen first
 */
export function inOrder<T extends Found>(found: readonly T[]): T[] {
  const explained = (one: T): boolean =>
    found.some(
      (other) => EXPLAINS[other.label]?.includes(one.label) && (!ONLY_LATER.has(other.label) || other.line <= one.line),
    )
  const rank = (one: T): number => (explained(one) ? 50 : 0) + (RANK[one.label] ?? BY_SEVERITY[severityOf(one.label)])
  const ranked = found.map((one) => ({ one, explained: explained(one), rank: rank(one) }))
  return ranked.sort((a, b) => a.rank - b.rank || a.one.line - b.one.line).map(({ one }) => one)
}
