import type { CeleryOption, CeleryOptionsFact } from '../facts/launch.ts'

const option = (of: CeleryOption['of'], value: CeleryOption['value'], names: string, choices = ''): CeleryOption => ({
  names: names.split(' '),
  of,
  value,
  choices: choices === '' ? [] : choices.split(' '),
  ignoreCase: names.includes('--loglevel'),
})

/**
 * The options that every Celery from 4.0 to 5.7 accepts, each where Celery 5 expects it. Most commands use no others
 * and need no query of the installed Celery.
 */
export const commonOptions: readonly CeleryOption[] = [
  ...['-A --app', '-b --broker', '--result-backend', '--loader', '--config', '--workdir'].map((names) =>
    option('celery', 'text', names),
  ),
  ...['-C --no-color', '-q --quiet'].map((names) => option('celery', 'none', names)),
  option('worker', 'choice', '-l --loglevel', 'DEBUG INFO WARNING ERROR CRITICAL FATAL'),
  option('worker', 'choice', '-P --pool', 'prefork processes solo gevent eventlet'),
  ...['-c --concurrency', '--max-tasks-per-child', '--max-memory-per-child'].map((names) =>
    option('worker', 'int', names),
  ),
  ...['--time-limit', '--soft-time-limit'].map((names) => option('worker', 'float', names)),
  option('worker', 'autoscale', '--autoscale'),
  ...['-n --hostname', '-Q --queues', '-X --exclude-queues', '-I --include', '-f --logfile', '--pidfile'].map((names) =>
    option('worker', 'text', names),
  ),
  ...['-s --schedule', '--scheduler', '-S --statedb', '--uid', '--gid'].map((names) => option('worker', 'text', names)),
  ...['-E --task-events', '-B --beat', '-D --detach', '--purge'].map((names) => option('worker', 'none', names)),
  ...['--without-gossip', '--without-mingle', '--without-heartbeat'].map((names) => option('worker', 'none', names)),
]

/** Stands for the installed Celery where its own options aren't known. */
export const anyCelery: CeleryOptionsFact = { parser: 'click', options: null }
