import type { Facts } from '../../../src/facts/facts.ts'
import { predefinedQueues } from '../../../src/checks/broker/predefined-queues.ts'
import { brokerFact } from '../../support/broker-facts.ts'
import { checkTable } from '../../support/check-case.ts'
import { appFact, healthy } from '../../support/facts.ts'

const URL = 'https://sqs.eu-west-1.amazonaws.com/1/jobs'
const sqs = (names: readonly string[], over: Partial<Facts> = {}, options: object = {}) =>
  healthy({
    broker: brokerFact(['sqs://']),
    app: appFact({
      settings: {
        broker_transport_options: {
          ...options,
          predefined_queues: Object.fromEntries(names.map((name) => [name, { url: URL }])),
        },
      },
    }),
    ...over,
  })

checkTable(predefinedQueues, [
  ['the default queue is there', sqs(['celery']), { status: 'pass' }],
  [
    'it is not',
    sqs(['jobs']),
    { status: 'fail', severity: 'error', at: 'shop.py:5', evidence: { missing: ['celery'] } },
  ],
  [
    'the default queue has another name',
    sqs(['jobs'], { queues: ['jobs'], routes: { 'shop.add': 'jobs' } }),
    { status: 'pass' },
  ],
  [
    'a task is routed elsewhere',
    sqs(['celery'], { routes: { 'shop.add': 'mail' } }),
    { status: 'fail', severity: 'error' },
  ],
  ['with a prefix', sqs(['dev-celery'], {}, { queue_name_prefix: 'dev-' }), { status: 'pass' }],
  ['a dot is a hyphen', sqs(['a-b'], { queues: ['a.b'], routes: {} }), { status: 'pass' }],
  ['first in, first out', sqs(['jobs.fifo'], { queues: ['jobs.fifo'], routes: {} }), { status: 'pass' }],
  ['no predefined queues', sqs([]), { status: 'skip' }],
  ['another broker', healthy(), { status: 'skip' }],
])
