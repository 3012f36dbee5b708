import type { BrokerAddress, RefusedQueue } from '../../facts/broker.ts'
import { command, remedy } from '../remedy/commands.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'

/** Where an argument of a queue is set. */
const SET_BY: Readonly<Record<string, string>> = {
  'x-max-priority': 'task_queue_max_priority, or max_priority or queue_arguments of the queue',
  'x-queue-type': 'task_default_queue_type, or queue_arguments of the queue',
  durable: 'durable of the queue, or task_default_delivery_mode',
}

/** RabbitMQ refuses to declare a queue with other arguments than it has, and the worker exits. */
export const rabbitmqQueueArguments = defineCheck({
  id: 'broker.rabbitmq-queue-arguments',
  title: 'RabbitMQ has the queues as the worker declares them',
  tier: 'network',
  severity: 'error',
  needs: ['broker', 'brokerConnections'],
  after: ['broker.configured', 'broker.url-valid', 'broker.reachable', 'broker.authenticated', 'broker.database'],
  evaluate({ brokerConnections }) {
    const asked = brokerConnections.find(({ refusedQueues }) => refusedQueues !== undefined)
    if (asked === undefined) return skip('no RabbitMQ was asked')
    const { address, refusedQueues: refused = [] } = asked
    const [first] = refused
    if (first === undefined) return pass({ address: address.shown })
    const argument = /inequivalent arg '([\w-]+)'/.exec(first.reason)?.[1] ?? 'an argument'
    return fail({
      message: `RabbitMQ has the queue ${first.name} with another ${argument} than this app declares. The worker exits when it starts: ${first.reason}.`,
      evidence: {
        address: address.shown,
        queues: refused.map(({ name }) => name),
        argument,
        'set by': SET_BY[argument] ?? 'queue_arguments of the queue',
      },
      remedy: remedy(
        `An existing queue keeps its arguments. Declare it as it is, use a queue of another name, or delete it once it is empty and no worker reads it: the worker then creates it anew.`,
        deletion(first, address),
      ),
    })
  },
})

const deletion = ({ name }: RefusedQueue, { path }: BrokerAddress) =>
  command('rabbitmqctl', 'delete_queue', '--vhost', path ?? '/', name, '--if-empty', '--if-unused')
