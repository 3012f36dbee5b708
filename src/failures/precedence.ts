import { severityOf, type Label, type FailureSeverity } from './label.ts'

/** A failure that was found, before it is put in order. */
export interface Found {
  readonly label: Label
  readonly line: number
}

/** What a reader should act on first: the worse first, and within that what failed first. */
const BY_SEVERITY: Readonly<Record<FailureSeverity, number>> = {
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
  // Warnings of a log that was stopped, or whose task was revoked, are the smaller news.
  'running-as-root-warning': 66,
  'cold-shutdown': 58,
  'task-revoked': 59,
  'task-revoked-terminated': 59,
  'clock-drift': 65,
  'gossip-missed-heartbeat': 84,
  'soft-shutdown': 57,
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
const BRINGS: Partial<Record<Label, readonly Label[]>> = {
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
  'windows-spawn-pickling-error': ['worker-lost-exitcode', 'worker-could-not-start', 'windows-prefork-respawn-loop'],
  'windows-orphan-start': ['worker-lost-exitcode'],
  'macos-fork-safety': ['worker-lost-sigabrt', 'worker-lost-sigsegv'],
  'worker-could-not-start': ['worker-lost-exitcode'],
  'worker-memoryerror-shutdown': LOST_CHILD,
  'terminated-systemexit-not-serializable': ['worker-lost-sigterm'],
  'task-revoked-terminated': ['worker-lost-sigterm', 'worker-lost-sigkill'],
  'pool-terminate-unsupported': ['task-revoked-terminated'],
  'cold-shutdown': ['worker-lost-sigterm'],
  'soft-shutdown': ['cold-shutdown'],
  'broker-connection-lost': [...CONNECT, 'acks-late-connection-lost', 'result-backend-connection-error'],
  'amqp-queue-deleted': ['broker-connection-lost', 'acks-late-connection-lost'],
  'amqp-heartbeat-missed': ['broker-connection-lost', 'acks-late-connection-lost'],
  'amqp-consumer-ack-timeout': ['broker-connection-lost', 'acks-late-connection-lost'],
  'redis-connection-refused': ['result-backend-connection-error'],
  'redis-protected-mode': ['broker-connection-lost', 'result-backend-connection-error'],
  'redis-max-clients': ['broker-connection-lost', 'result-backend-connection-error'],
  'django-app-import-error': ['user-signal-handler-error', 'django-apps-not-ready'],
  'django-apps-not-ready': ['user-signal-handler-error'],
  'django-settings-module-not-found': ['user-signal-handler-error'],
  'django-settings-not-configured': ['user-signal-handler-error'],
  'django-app-not-installed': ['user-signal-handler-error'],
  'amqp-vhost-not-allowed': ['broker-connection-lost'],
}

const IMPORT: readonly Label[] = [
  'app-import-error',
  'python-version-incompatible',
  'transport-library-missing',
  'result-backend-library-missing',
]

/** The same fact in less exact words: where the first is named, the others aren't. */
const MEANS: Partial<Record<Label, readonly Label[]>> = {
  'terminated-systemexit-not-serializable': ['not-json-serializable'],
  'amqp-consumer-ack-timeout': ['amqp-precondition-inequivalent-arg'],
  // A server that is going down resets connections before it refuses them.
  'redis-connection-refused': ['broker-tls-mismatch', 'redis-closed-during-connect'],
  'amqp-connection-refused': ['broker-tls-mismatch'],
  'broker-unreachable-cli': [
    'redis-connection-refused',
    'amqp-connection-refused',
    'broker-host-not-found',
    'broker-connection-timeout',
  ],
  'broker-connection-lost': ['broker-tls-mismatch'],
  'redis-protected-mode': ['redis-closed-during-connect'],
  'redis-max-clients': ['redis-closed-during-connect'],
  'redis-sentinel-no-master': [
    'redis-connection-refused',
    'broker-host-not-found',
    'broker-connection-timeout',
    'redis-auth-required',
  ],
  'broker-tls-mismatch': ['redis-closed-during-connect', 'tls-certificate-verify-failed'],
  'django-apps-not-ready': ['app-import-error'],
  'django-settings-module-not-found': ['app-import-error', 'app-module-not-found', 'django-app-import-error'],
  'django-settings-not-configured': ['app-import-error', 'django-app-import-error'],
  'django-app-not-installed': ['app-import-error', 'django-app-import-error', 'result-backend-library-missing'],
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
  'redis-library-missing': [...IMPORT, 'redis-py-version-mismatch'],
  'redis-py-version-mismatch': IMPORT,
  'result-backend-db-error': ['result-backend-connection-error'],
  'result-backend-unknown': ['result-backend-library-missing'],
  'gevent-not-installed': [...IMPORT, 'custom-pool-misconfigured'],
  'eventlet-not-installed': [...IMPORT, 'custom-pool-misconfigured'],
  'green-pool-via-setting': ['gevent-not-monkeypatched'],
  'custom-pool-misconfigured': [...IMPORT, 'app-module-not-found'],
  'transport-library-missing': ['app-import-error', 'python-version-incompatible'],
  'root-pickle-refused': ['running-as-root-warning'],
  'semlock-shm-no-space': ['semlock-shm-unavailable'],
  'windows-spawn-pickling-error': ['not-json-serializable', 'task-exception-not-picklable'],
  'python-version-incompatible': ['app-import-error', 'transport-library-missing', 'result-backend-library-missing'],
  'python-async-keyword-syntaxerror': IMPORT,
  'importlib-metadata-entrypoints': IMPORT,
  'python-pkg-resources-missing': IMPORT,
}

/**
 * Consequences only when they come later in the log: a refusal at start-up isn't the loss of a connection, and apps
 * that weren't ready before an import failed weren't so because of it.
 */
const ONLY_LATER: ReadonlySet<Label> = new Set(['broker-connection-lost', 'django-app-import-error'])

/**
 * Puts failures in the order in which a reader should act on them, and drops those that only repeat another.
 * @param found one entry a label, with the line where it was seen first
 */
export function inOrder<T extends Found>(found: readonly T[]): (T & { readonly consequenceOf: Label | null })[] {
  const causeOf = (one: T, table: typeof BRINGS): Label | null =>
    found.find(
      (other) => table[other.label]?.includes(one.label) && (!ONLY_LATER.has(other.label) || other.line <= one.line),
    )?.label ?? null
  return found
    .filter((one) => causeOf(one, MEANS) === null)
    .map((one) => ({ ...one, consequenceOf: causeOf(one, BRINGS) }))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.line - b.line)
}

const rankOf = ({ label, consequenceOf }: { readonly label: Label; readonly consequenceOf: Label | null }): number =>
  (consequenceOf === null ? 0 : 50) + (RANK[label] ?? BY_SEVERITY[severityOf(label)])
