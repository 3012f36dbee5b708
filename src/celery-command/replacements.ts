/** The replacement of an option that Celery doesn't have. */
type Replacement = (value: string | null) => readonly string[]

const withValue =
  (name: string): Replacement =>
  (value) =>
    value === null ? [] : [`${name}=${value}`]
const bare =
  (...words: readonly string[]): Replacement =>
  () =>
    words

/** Options of other programs, of Celery 3 or made up, each with its equivalent in a Celery worker. */
export const optionReplacements: Readonly<Record<string, Replacement>> = {
  '--workers': withValue('--concurrency'),
  '--num-workers': withValue('--concurrency'),
  '--worker': withValue('--concurrency'),
  '--processes': withValue('--concurrency'),
  '--procs': withValue('--concurrency'),
  '--worker-concurrency': withValue('--concurrency'),
  '-w': withValue('--concurrency'),
  '--threads': (value) => ['--pool=threads', ...(value === null ? [] : [`--concurrency=${value}`])],
  '--pool-type': withValue('--pool'),
  '--worker-pool': withValue('--pool'),
  '--pool-cls': withValue('--pool'),
  '-p': withValue('--pool'),
  '-L': withValue('--loglevel'),
  '--log-level': withValue('--loglevel'),
  '--log': withValue('--loglevel'),
  '--level': withValue('--loglevel'),
  '--log-file': withValue('--logfile'),
  '--pid-file': withValue('--pidfile'),
  '--name': withValue('--hostname'),
  '-N': withValue('--hostname'),
  '--queue': withValue('--queues'),
  '--exclude-queue': withValue('--exclude-queues'),
  '--verbose': bare('--loglevel=DEBUG'),
  '--debug': bare('--loglevel=DEBUG'),
  '-v': bare('--loglevel=DEBUG'),
  '--daemon': bare('--detach'),
  '--daemonize': bare('--detach'),
  '-d': bare('--detach'),
  '--event': bare('--task-events'),
  '--maxtasksperchild': withValue('--max-tasks-per-child'),
  '--max-tasks': withValue('--max-tasks-per-child'),
  '--max-memory': withValue('--max-memory-per-child'),
  '--timeout': withValue('--time-limit'),
  '--prefetch': withValue('--prefetch-multiplier'),
  '--prefetch-count': withValue('--prefetch-multiplier'),
  '--scheduler-class': withValue('--scheduler'),
}

/** No worker since Celery 4 restarts when a file is saved. */
export const restartOptions: readonly string[] = [
  '--reload',
  '--autoreload',
  '--auto-reload',
  '--watch',
  '--hot-reload',
]

/** Values that Celery doesn't have, by the option's long name. */
export const valueReplacements: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '--pool': {
    process: 'prefork',
    fork: 'prefork',
    forking: 'prefork',
    multiprocessing: 'prefork',
    'pre-fork': 'prefork',
    thread: 'threads',
    threading: 'threads',
    threaded: 'threads',
    single: 'solo',
    sync: 'solo',
    none: 'solo',
    green: 'gevent',
    greenlet: 'gevent',
  },
  '--loglevel': {
    warn: 'WARNING',
    verbose: 'DEBUG',
    trace: 'DEBUG',
    all: 'DEBUG',
    information: 'INFO',
    notice: 'INFO',
    err: 'ERROR',
    fatal: 'CRITICAL',
    quiet: 'ERROR',
  },
  '--optimization': { fast: 'fair' },
}
