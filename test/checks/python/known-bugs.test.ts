import { knownBugs } from '../../../src/checks/python/known-bugs.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy, onWindows, packagesFact, nothingConfigured, workerFact } from '../../support/facts.ts'

const solo = workerFact({ pool: 'solo' })
const limited = appFact({ settings: { task_time_limit: 60 } })
const server = (said: string): Partial<Facts> => ({
  brokerConnections: [{ server: said } as Facts['brokerConnections'][number]],
})

checkTable(knownBugs, [
  ['none', healthy(), { status: 'pass' }],
  [
    'solo before 5.3 loses the running task',
    healthy({ packages: packagesFact({ celery: '5.2.7' }), worker: solo }),
    { status: 'fail', severity: 'warn' },
  ],
  ['solo from 5.3 on', healthy({ packages: packagesFact({ celery: '5.3.0' }), worker: solo }), { status: 'pass' }],
  ['5.2 with prefork', healthy({ packages: packagesFact({ celery: '5.2.7' }) }), { status: 'pass' }],
  [
    'a time limit on Windows, billiard 4.2',
    onWindows({ packages: packagesFact({ billiard: '4.2.0' }), app: limited }),
    { status: 'fail', severity: 'warn' },
  ],
  [
    "a task's own time limit on Windows, billiard 4.3.1",
    onWindows({
      packages: packagesFact({ billiard: '4.3.1' }),
      app: appFact({ taskOptions: { 'shop.pay': { timeLimit: 5 } } }),
    }),
    { status: 'fail' },
  ],
  [
    "the command's time limit on Windows, billiard 4.2",
    onWindows({
      packages: packagesFact({ billiard: '4.2.0' }),
      worker: workerFact({
        startMethod: 'spawn',
        configured: { ...nothingConfigured, timeLimit: { value: 5, origin: { kind: 'command', where: 'run.bat:1' } } },
      }),
    }),
    { status: 'fail' },
  ],
  [
    'SQS with kombu 5.5',
    healthy({ packages: packagesFact({ kombu: '5.5.4' }), app: appFact({ settings: { broker_url: 'sqs://' } }) }),
    { status: 'fail', severity: 'warn' },
  ],
  [
    'SQS with kombu 5.6',
    healthy({ packages: packagesFact({ kombu: '5.6.0' }), app: appFact({ settings: { broker_url: 'sqs://' } }) }),
    { status: 'pass' },
  ],
  [
    'Redis with kombu 5.5',
    healthy({ packages: packagesFact({ kombu: '5.5.4' }), app: appFact({ settings: { broker_url: 'redis://h' } }) }),
    { status: 'pass' },
  ],
  [
    'a time limit on Windows, billiard 4.3.2',
    onWindows({ packages: packagesFact({ billiard: '4.3.2' }), app: limited }),
    { status: 'pass' },
  ],
  [
    'no time limit on Windows, billiard 4.2',
    onWindows({ packages: packagesFact({ billiard: '4.2.0' }) }),
    { status: 'pass' },
  ],
  [
    'a time limit on Linux, billiard 4.2',
    healthy({ packages: packagesFact({ billiard: '4.2.0' }), app: limited }),
    { status: 'pass' },
  ],
  [
    'redis-py 8 with Redis 5',
    healthy({ packages: packagesFact({ redis: '8.1.0' }), ...server('Redis 5.0.14') }),
    { status: 'fail', severity: 'warn' },
  ],
  [
    'redis-py 8 with Redis 7',
    healthy({ packages: packagesFact({ redis: '8.1.0' }), ...server('Redis 7.0.15') }),
    { status: 'pass' },
  ],
  [
    'redis-py 7 with Redis 5',
    healthy({ packages: packagesFact({ redis: '7.0.1' }), ...server('Redis 5.0.14') }),
    { status: 'pass' },
  ],
  ['packages are not known', without(healthy(), 'packages'), { status: 'skip' }],
])
