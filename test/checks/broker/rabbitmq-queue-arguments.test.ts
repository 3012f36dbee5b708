import type { RefusedQueue } from '../../../src/facts/broker.ts'
import { rabbitmqQueueArguments } from '../../../src/checks/broker/rabbitmq-queue-arguments.ts'
import { brokerFact, connectionFact } from '../../support/broker-facts.ts'
import { checkTable } from '../../support/check-case.ts'
import { healthy } from '../../support/facts.ts'

const URL = 'amqp://guest@h/shop'
const asked = (...refusedQueues: readonly RefusedQueue[]) =>
  healthy({ broker: brokerFact([URL]), brokerConnections: [{ ...connectionFact(URL), refusedQueues }] })
const reason =
  "PRECONDITION_FAILED - inequivalent arg 'x-max-priority' for queue 'celery' in vhost 'shop': received the value '10' of type 'signedint' but current is none"

checkTable(rabbitmqQueueArguments, [
  ['every queue is as declared', asked(), { status: 'pass' }],
  [
    'one has another priority',
    asked({ name: 'celery', reason }),
    {
      status: 'fail',
      severity: 'error',
      evidence: { argument: 'x-max-priority', queues: ['celery'] },
      commands: ['rabbitmqctl delete_queue --vhost shop celery --if-empty --if-unused'],
    },
  ],
  [
    'another broker',
    healthy({ broker: brokerFact(['redis://h']), brokerConnections: [connectionFact('redis://h')] }),
    { status: 'skip' },
  ],
])
