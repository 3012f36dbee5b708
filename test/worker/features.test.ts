import { expect, it } from 'vitest'
import type { Facts } from '../../src/facts/facts.ts'
import type { ConfiguredOptions } from '../../src/facts/worker.ts'
import { featuresOf, type Features } from '../../src/worker/features.ts'
import { appFact, healthy, launchCommand, projectFact, nothingConfigured, workerFact } from '../support/facts.ts'

const command = { kind: 'command', where: 'README.md:7' } as const
const told = (options: Partial<ConfiguredOptions>, over: Partial<Facts> = {}) =>
  healthy({ worker: workerFact({ configured: { ...nothingConfigured, ...options } }), ...over })

it.each<[string, Partial<Facts>, Partial<Features>]>([
  ['nothing', healthy(), { timeLimit: null, autoscale: null, beat: null, terminate: null, inCommand: [], queues: [] }],
  ['nothing known', {}, { timeLimit: null, longestLimit: null, queues: [] }],
  [
    'an option of the command',
    told({ timeLimit: { value: 60, origin: command } }),
    {
      timeLimit: '--time-limit (README.md:7)',
      longestLimit: 60,
      inCommand: [{ feature: 'timeLimit', value: '60', where: 'README.md:7' }],
    },
  ],
  [
    'a variable',
    told({ timeLimit: { value: 60, origin: { kind: 'variable', where: 'CELERY_WORKER_TIME_LIMIT' } } }),
    { timeLimit: 'CELERY_WORKER_TIME_LIMIT', inCommand: [] },
  ],
  [
    'a setting',
    told({ softTimeLimit: { value: 9, origin: { kind: 'setting', where: 'shop.py:5' } } }),
    { softTimeLimit: 'task_soft_time_limit (shop.py:5)', longestLimit: 9 },
  ],
  [
    'a task of its own mind',
    healthy({ app: appFact({ taskOptions: { 'shop.add': { rateLimit: '1/s' }, 'shop.report': { timeLimit: 900 } } }) }),
    { timeLimit: 'the task shop.report', longestLimit: 900 },
  ],
  [
    'a task that acknowledges late',
    healthy({ app: appFact({ taskOptions: { 'shop.add': { acksLate: false }, 'shop.pay': { acksLate: true } } }) }),
    { lateAcks: 'the task shop.pay' },
  ],
  [
    'late for all',
    healthy({ app: appFact({ settings: { task_acks_late: true } }) }),
    { lateAcks: 'task_acks_late (shop.py:5)' },
  ],
  ['late for none', healthy({ app: appFact({ settings: { task_acks_late: false } }) }), { lateAcks: null }],
  [
    'autoscale and beat',
    told({ autoscale: { value: '10,3', origin: command }, beat: { value: true, origin: command } }),
    { autoscale: '--autoscale (README.md:7)', beat: '-B (README.md:7)' },
  ],
  [
    'a number that the shell puts in',
    told({ autoscale: { value: '$MAX,3', origin: command } }),
    { autoscale: '--autoscale (README.md:7)', inCommand: [] },
  ],
  [
    'tasks that are ended',
    healthy({ project: projectFact({ terminates: { file: 'shop/views.py', line: 9 } }) }),
    { terminate: 'shop/views.py:9' },
  ],
  [
    'queues of the one command',
    told(
      { queues: { value: ['mail', 'imports'], origin: command } },
      { launchCommands: [launchCommand('celery -A shop worker -Q mail,imports')] },
    ),
    { queues: ['mail', 'imports'] },
  ],
  [
    "queues of the worker's command among others",
    told(
      { queues: { value: ['mail'], origin: command } },
      { launchCommands: [launchCommand('celery -A shop worker -Q mail'), launchCommand('celery -A shop worker')] },
    ),
    { queues: ['mail'] },
  ],
])('%s', (_, facts, expected) => expect(featuresOf(facts)).toMatchObject(expected))
