import type { PoolName } from '../../src/facts/worker.ts'
import type { CommandOption, Features } from '../../src/worker/features.ts'
import type { AdvisorInput } from '../../src/pool/advisor-input.ts'

const measured = {
  semaphore: 'worked',
  childSpawns: 'worked',
  semaphoreInChild: 'worked',
  poolRoundTrip: 'worked',
} as const
const unmeasured = { semaphore: null, childSpawns: null, semaphoreInChild: null, poolRoundTrip: null } as const

const none: Features = {
  timeLimit: null,
  softTimeLimit: null,
  maxTasksPerChild: null,
  maxMemoryPerChild: null,
  autoscale: null,
  beat: null,
  terminate: null,
  lateAcks: null,
  longestLimit: null,
  inCommand: [],
  kept: null,
  queues: [],
  nodeName: null,
}

/** Linux, Celery 5.7 in a virtual environment, four CPUs, everything measured and working, nothing configured. */
export const linux: AdvisorInput = {
  os: 'linux',
  foreign: false,
  celery: '5.7.0',
  billiard: '4.3.2',
  python: [3, 11, 7],
  launcher: true,
  startMethod: 'fork',
  forkedByMultiprocessing: false,
  ...measured,
  cpus: 4,
  installed: ['celery', 'kombu', 'billiard'],
  imports: [],
  workload: null,
  importRoot: null,
  configuredPool: null,
  configuredConcurrency: null,
  numberOf: 'processes',
  workerPoolSetting: null,
  memoryBytes: null,
  cpuQuota: false,
  features: none,
  guess: null,
  patched: null,
  cuda: null,
  heartbeat: null,
  ownStart: null,
  variables: null,
  folder: null,
  ownPrefetch: false,
}

const uses =
  (features: Partial<Features>) =>
  (before: AdvisorInput): Partial<AdvisorInput> => ({
    features: { ...before.features, ...features },
  })

const inCommand = (feature: CommandOption['feature'], value: string, features: Partial<Features>) =>
  uses({ ...features, inCommand: [{ feature, value, where: 'README.md:7' }] })

/** The ways in which an input differs, by a word. A word may also be `celery 5.6.2`, `asks solo`, `has gevent`, `-c 2`. */
const changes: Readonly<Record<string, Partial<AdvisorInput> | ((before: AdvisorInput) => Partial<AdvisorInput>)>> = {
  linux: {},
  windows: { os: 'windows', startMethod: 'spawn' },
  macos: { os: 'macos', startMethod: 'spawn' },
  'from elsewhere': { foreign: true, ...unmeasured },
  venv: { launcher: true },
  conda: { launcher: false },
  forks: { startMethod: 'fork' },
  spawns: { startMethod: 'spawn' },
  'no semaphores': { semaphore: 'failed', semaphoreInChild: 'not-tried', poolRoundTrip: 'not-tried' },
  'semaphores hang': { semaphore: 'silent', semaphoreInChild: 'not-tried', poolRoundTrip: 'not-tried' },
  'no children': { childSpawns: 'failed', semaphoreInChild: 'not-tried', poolRoundTrip: 'not-tried' },
  'semaphores die in children': { semaphoreInChild: 'failed', poolRoundTrip: 'not-tried' },
  'pool fails': { poolRoundTrip: 'failed' },
  'pool is silent': { poolRoundTrip: 'silent' },
  io: { workload: 'io' },
  cpu: { workload: 'cpu' },
  mixed: { workload: 'mixed' },
  'time limit': uses({ timeLimit: 'task_time_limit (shop.py:5)' }),
  'soft time limit': uses({ softTimeLimit: 'task_soft_time_limit (shop.py:6)' }),
  'task time limit': uses({ timeLimit: 'the task shop.report' }),
  'max tasks': uses({ maxTasksPerChild: 'worker_max_tasks_per_child (shop.py:7)' }),
  'max memory': uses({ maxMemoryPerChild: 'worker_max_memory_per_child (shop.py:8)' }),
  '--autoscale=10,3': inCommand('autoscale', '10,3', { autoscale: '--autoscale (README.md:7)' }),
  CELERY_WORKER_AUTOSCALE: uses({ autoscale: 'CELERY_WORKER_AUTOSCALE' }),
  '--time-limit=60': inCommand('timeLimit', '60', { timeLimit: '--time-limit (README.md:7)' }),
  '-B': uses({ beat: '-B (README.md:7)' }),
  '-Q mail+imports': uses({ queues: ['mail', 'imports'] }),
  terminates: uses({ terminate: 'shop/views.py:9' }),
  'acks late': uses({ lateAcks: 'task_acks_late (shop.py:9)' }),
  rabbitmq: { heartbeat: 120 },
  quota: { cpuQuota: true, cpus: 2 },
  'seems to wait': { guess: { workload: 'io', because: 'the app imports requests' } },
  'seems to compute': { guess: { workload: 'cpu', because: 'the app imports torch' } },
  'patched for gevent': { patched: { library: 'gevent', where: 'tasks.py:1' } },
  'torch with CUDA': { cuda: 'torch' },
  'own program': { ownStart: 'shop celery worker (Procfile:1)' },
  'own prefetch': { ownPrefetch: true },
  'one cpu': { cpus: 1 },
  '2 cpus': { cpus: 2 },
  '100 cpus': { cpus: 100 },
}

/** An advisor input in words: `windows, venv, celery 5.6.2, asks prefork`. */
export function inputOf(words: string): AdvisorInput {
  return words.split(', ').reduce<AdvisorInput>((before, word) => {
    const [key = '', value = ''] = word.split(' ')
    const change = changes[word]
    if (change) return { ...before, ...(typeof change === 'function' ? change(before) : change) }
    switch (key) {
      case 'celery':
        return { ...before, celery: value }
      case 'billiard':
        return { ...before, billiard: value }
      case 'imports':
        return { ...before, imports: [...before.imports, value] }
      case 'memory':
        return { ...before, memoryBytes: Number(value) * 1e6 }
      case 'has':
        return { ...before, installed: [...before.installed, value] }
      case 'asks':
        return {
          ...before,
          configuredPool: { pool: value as PoolName, origin: { kind: 'command', where: 'README.md:7' } },
          numberOf: ['threads', 'gevent', 'eventlet'].includes(value) ? 'threads' : 'processes',
        }
      case '--pool':
        return { ...before, configuredPool: { pool: value as PoolName, origin: { kind: 'flag', where: '--pool' } } }
      case 'worker_pool':
        return {
          ...before,
          workerPoolSetting: value,
          configuredPool: {
            pool: value.includes(':') ? 'custom' : (value as PoolName),
            origin: { kind: 'setting', where: 'shop.py:5' },
          },
        }
      case '-c':
        return { ...before, configuredConcurrency: Number(value) }
      default:
        throw new Error(`no such word: ${word}`)
    }
  }, linux)
}
