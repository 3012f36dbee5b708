import { visibilityTimeout } from '../../../src/checks/config/visibility-timeout.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import { brokerFact } from '../../support/broker-facts.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy, nothingConfigured, workerFact, taskUsageFact } from '../../support/facts.ts'

const redis = 'redis://localhost:6379/0'
const limited = (seconds: number) =>
  workerFact({
    configured: {
      ...nothingConfigured,
      timeLimit: { value: seconds, origin: { kind: 'setting', where: 'shop.py:5' } },
    },
  })
const late = (over: object = {}) => appFact({ settings: { task_acks_late: true, ...over } })
const project = (seconds: number, visible: number | null, over: Partial<Facts> = {}, url = redis) =>
  healthy({ app: late(), worker: limited(seconds), broker: brokerFact([url], { visibilityTimeout: visible }), ...over })
const delayed = (seconds: number): Partial<Facts> => ({
  app: appFact(),
  taskUsage: taskUsageFact({ delay: { seconds, file: 'shop/views.py', line: 12 } }),
})

checkTable(visibilityTimeout, [
  ['limit below', project(30, 60), { status: 'pass' }],
  ['limit as long', project(60, 60), { status: 'pass' }],
  ['limit above', project(600, 60), { status: 'fail', severity: 'warn', evidence: { visibility_timeout: '60 s' } }],
  [
    "above the transport's default",
    project(7200, null),
    { status: 'fail', evidence: { visibility_timeout: '3600 s' } },
  ],
  ['below the default', project(3000, null), { status: 'pass' }],
  ['SQS has a shorter default', project(3000, null, {}, 'sqs://'), { status: 'fail' }],
  [
    'SQS queues that exist have their own',
    project(3000, null, { app: late({ broker_transport_options: { predefined_queues: {} } }) }, 'sqs://'),
    { status: 'skip' },
  ],
  ['Sentinel', project(600, 60, {}, 'sentinel://localhost:26379/0'), { status: 'fail' }],
  ['acknowledged before it runs', project(600, 60, { app: appFact() }), { status: 'pass' }],
  [
    'one task is acknowledged late, with its own limit',
    project(10, 60, { app: appFact({ taskOptions: { 'shop.add': { acksLate: true, timeLimit: 90 } } }) }),
    { status: 'fail', evidence: { 'longest limit': '90 s (shop.add)' } },
  ],
  [
    'the only task is acknowledged early by its own option',
    project(600, 60, { app: { ...late(), taskOptions: { 'shop.add': { acksLate: false } } } }),
    { status: 'pass' },
  ],
  ['no limit is set', project(600, 60, { worker: workerFact() }), { status: 'pass' }],
  ['a delay above', project(1, 60, delayed(300)), { status: 'fail', at: 'shop/views.py:12' }],
  ['a delay below', project(1, null, delayed(300)), { status: 'pass' }],
  ['RabbitMQ', project(600, 60, {}, 'amqp://localhost//'), { status: 'skip' }],
  ['embedded', project(600, 60, {}, 'memory://'), { status: 'skip' }],
  ['the broker is not known', without(healthy(), 'broker'), { status: 'skip' }],
])
