import { expect, it } from 'vitest'
import type { Facts } from '../../src/facts/facts.ts'
import type { Features } from '../../src/worker/features.ts'
import { advisorInput, type AdvisorInput } from '../../src/pool/advisor-input.ts'
import { brokerFact } from '../support/broker-facts.ts'
import {
  appFact,
  celeryFact,
  failed,
  healthy,
  hostFact,
  ipcFact,
  onWindows,
  packagesFact,
  platformFact,
  projectFact,
  pythonFact,
  windowsBase,
  workerFact,
} from '../support/facts.ts'

const rabbit = brokerFact(['amqp://guest@localhost//'])

it.each<[string, Partial<Facts>, Partial<AdvisorInput>]>([
  [
    'a healthy project',
    healthy(),
    {
      os: 'linux',
      foreign: false,
      celery: '5.7.0',
      startMethod: 'fork',
      poolRoundTrip: 'worked',
      cpus: 4,
      configuredPool: null,
    },
  ],
  [
    'nothing known',
    {},
    { os: 'linux', celery: null, launcher: null, semaphore: null, cpus: 1, installed: [], configuredPool: null },
  ],
  ['a quota of one and a half CPUs', healthy({ python: pythonFact({ usableCpus: 8, cpuQuota: 1.5 }) }), { cpus: 2 }],
  ['a quota above the CPUs', healthy({ python: pythonFact({ usableCpus: 2, cpuQuota: 16 }) }), { cpus: 2 }],
  ['a tenth of a CPU', healthy({ python: pythonFact({ usableCpus: 8, cpuQuota: 0.1 }) }), { cpus: 1 }],
  [
    'what failed',
    healthy({ ipc: ipcFact({ semaphore: failed('OSError'), childSpawns: failed('OSError') }) }),
    { semaphore: 'failed', childSpawns: 'failed' },
  ],
  [
    'another system: nothing measured here counts',
    healthy({ platform: platformFact('windows', 'linux') }),
    { os: 'windows', foreign: true, semaphore: null, poolRoundTrip: null, launcher: true },
  ],
  [
    'conda on another system',
    healthy({ platform: platformFact('windows', 'linux'), project: projectFact({ environmentMaker: 'conda' }) }),
    { launcher: false },
  ],
  ['a virtual environment on Windows', onWindows(), { os: 'windows', launcher: true, startMethod: 'spawn' }],
  ['a base installation on Windows', onWindows({ python: windowsBase() }), { launcher: false }],
  [
    'a limit of memory below what is left',
    healthy({ python: pythonFact({ memoryLimitBytes: 256e6 }) }),
    { memoryBytes: 256e6 },
  ],
  ['what this machine has left', healthy({ host: hostFact({ memoryAvailableBytes: 1e9 }) }), { memoryBytes: 1e9 }],
  ['what macOS has left says nothing', healthy({ platform: platformFact('macos') }), { memoryBytes: null }],
  [
    'memory here says nothing of another system',
    healthy({ platform: platformFact('windows', 'linux'), python: pythonFact({ memoryLimitBytes: 1e8 }) }),
    { memoryBytes: null },
  ],
  ['a quota', healthy({ python: pythonFact({ usableCpus: 8, cpuQuota: 1.5 }) }), { cpuQuota: true }],
  [
    'a quota that holds nothing back',
    healthy({ python: pythonFact({ usableCpus: 2, cpuQuota: 2 }) }),
    { cpuQuota: false },
  ],
  ['RabbitMQ', healthy({ broker: rabbit }), { heartbeat: 120 }],
  [
    'RabbitMQ, heartbeats of its own',
    healthy({ broker: rabbit, app: appFact({ settings: { broker_heartbeat: 10 } }) }),
    { heartbeat: 10 },
  ],
  [
    'RabbitMQ without heartbeats',
    healthy({ broker: rabbit, app: appFact({ settings: { broker_heartbeat: 0 } }) }),
    { heartbeat: null },
  ],
  ['Redis has none', healthy(), { heartbeat: null }],
  [
    'how far ahead the worker fetches',
    healthy({ app: appFact({ settings: { worker_prefetch_multiplier: 1 } }) }),
    { ownPrefetch: true },
  ],
  ['an old Celery', healthy({ celery: celeryFact({ version: '4.4.7' }) }), { celery: '4.4.7' }],
  ['a Celery that is not imported yet', { packages: packagesFact({ gevent: '26.9.0' }) }, { installed: ['gevent'] }],
  [
    'limits',
    healthy({
      app: appFact({ settings: { task_time_limit: 5, task_soft_time_limit: null, worker_max_tasks_per_child: 9 } }),
    }),
    {
      features: expect.objectContaining({
        timeLimit: 'task_time_limit (shop.py:5)',
        softTimeLimit: null,
        maxTasksPerChild: 'worker_max_tasks_per_child (shop.py:5)',
        maxMemoryPerChild: null,
      }) as Features,
    },
  ],
  ['worker_pool', healthy({ app: appFact({ settings: { worker_pool: 'solo' } }) }), { workerPoolSetting: 'solo' }],
  [
    'the pool and the size that a command asks for',
    healthy({
      worker: workerFact({
        pool: 'threads',
        poolOrigin: { kind: 'command', where: 'Makefile:3' },
        concurrency: 8,
        concurrencyOrigin: { kind: 'command', where: 'Makefile:3' },
      }),
    }),
    { configuredPool: { pool: 'threads', origin: { kind: 'command', where: 'Makefile:3' } }, configuredConcurrency: 8 },
  ],
])('%s', (_, facts, expected) => expect(advisorInput(facts, null)).toMatchObject(expected))

it('the workload is the one that the user names', () => expect(advisorInput({}, 'io').workload).toBe('io'))

it('without a worker the system decides on the start method', () => {
  expect(advisorInput({ platform: platformFact('windows') }, null).startMethod).toBe('spawn')
  expect(advisorInput({ platform: platformFact('macos') }, null).startMethod).toBe('fork')
})

it('a pool that a person asks for wins over the one that the project asks for', () => {
  const worker = workerFact({ pool: 'threads', poolOrigin: { kind: 'setting', where: 'shop.py:5' } })
  expect(advisorInput(healthy({ worker }), null, 'solo').configuredPool).toEqual({
    pool: 'solo',
    origin: { kind: 'flag', where: '--pool' },
  })
})
