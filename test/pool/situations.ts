import type { PoolName } from '../../src/facts/worker.ts'
import type { Situation } from '../../src/pool/situation.ts'

const measured = {
  semaphore: 'worked',
  childSpawns: 'worked',
  semaphoreInChild: 'worked',
  poolRoundTrip: 'worked',
} as const
const unmeasured = { semaphore: null, childSpawns: null, semaphoreInChild: null, poolRoundTrip: null } as const

/** Linux, Celery 5.7 in a virtual environment, four CPUs, everything measured and working, nothing configured. */
export const linux: Situation = {
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
  workerPoolSetting: null,
  timeLimit: false,
  softTimeLimit: false,
  maxTasksPerChild: false,
  maxMemoryPerChild: false,
}

/** The ways in which a situation differs, by a word. A word may also be `celery 5.6.2`, `asks solo`, `has gevent`, `-c 2`. */
const changes: Readonly<Record<string, Partial<Situation>>> = {
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
  'time limit': { timeLimit: true },
  'soft time limit': { softTimeLimit: true },
  'max tasks': { maxTasksPerChild: true },
  'max memory': { maxMemoryPerChild: true },
  'one cpu': { cpus: 1 },
  '100 cpus': { cpus: 100 },
}

/** A situation in words: `windows, venv, celery 5.6.2, asks prefork`. */
export function situation(words: string): Situation {
  return words.split(', ').reduce<Situation>((before, word) => {
    const [key = '', value = ''] = word.split(' ')
    if (word in changes) return { ...before, ...changes[word] }
    switch (key) {
      case 'celery':
        return { ...before, celery: value }
      case 'has':
        return { ...before, installed: [...before.installed, value] }
      case 'asks':
        return {
          ...before,
          configuredPool: { pool: value as PoolName, origin: { kind: 'command', where: 'README.md:7' } },
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
