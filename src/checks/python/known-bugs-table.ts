import type { Facts } from '../../facts/facts.ts'

type Seen = Pick<Facts, 'platform' | 'worker' | 'app'> & Partial<Pick<Facts, 'brokerConnections'>>

export interface KnownBug {
  readonly package: string
  /** PEP 440 range. */
  readonly versions: string
  readonly what: string
  readonly cure: string
  readonly link: string
  /** Whether this project is affected. */
  readonly met: (facts: Seen) => boolean
}

const hasTimeLimit = (worker: Facts['worker'], app: Facts['app']): boolean =>
  worker.configured.timeLimit !== null ||
  app.settings['task_time_limit']?.value != null ||
  Object.values(app.taskOptions).some(({ timeLimit }) => timeLimit !== undefined)

/** The URL that the worker reads from, or the name of a transport. */
function brokerOf({ settings }: Facts['app']): string {
  const values = ['broker_read_url', 'broker_url', 'broker_transport'].map((name) => settings[name]?.value)
  const first = values.find((value) => value != null)
  return Array.isArray(first) ? String(first[0]) : typeof first === 'string' ? first : ''
}

/** Bugs of released versions, each with the projects that it affects. */
export const knownBugs: readonly KnownBug[] = [
  {
    package: 'celery',
    versions: '<5.3',
    what: 'the solo pool loses the running task when the worker stops, even in a warm shutdown.',
    cure: 'Upgrade to Celery 5.3 or later, or run the worker with `poolwise worker launch`, which waits for the task before it stops the worker.',
    link: 'https://github.com/celery/celery/commit/23ecf2c5a',
    met: ({ worker }) => worker.pool === 'solo',
  },
  {
    package: 'billiard',
    versions: '<4.3.2',
    what: 'on Windows, a time limit ends the whole worker (os.getpgid does not exist there) and leaves a pool child running.',
    cure: 'Upgrade billiard to 4.3.2 or later, or remove the time limits on Windows.',
    link: 'https://github.com/celery/billiard/issues/375',
    met: ({ platform, worker, app }) =>
      platform.target === 'windows' && worker.pool === 'prefork' && hasTimeLimit(worker, app),
  },
  {
    package: 'kombu',
    versions: '>=5.5,<5.6',
    what: 'Amazon SQS is read with urllib3 instead of curl, at about one message per second.',
    cure: 'Upgrade kombu and Celery to 5.6 or later, which use curl again, or use kombu 5.4.2.',
    link: 'https://github.com/celery/kombu/issues/2258',
    met: ({ app }) => /^sqs(?::|$)/i.test(brokerOf(app)),
  },
  {
    package: 'redis',
    versions: '>=8',
    what: 'this client sends HELLO first on every connection, which Redis before 6 does not support. The worker retries forever.',
    cure: 'Upgrade the Redis server to 6 or later, install redis<8, or add protocol=2 to the broker URL.',
    link: 'https://github.com/redis/redis-py',
    met: ({ brokerConnections }) =>
      brokerConnections?.some(({ server }) => /^redis [1-5]\./i.test(server ?? '')) ?? false,
  },
]
