import type { AppFact } from '../../facts/app.ts'
import { settingName } from '../remedy/setting-name.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { locationAt } from '../location.ts'

/** With predefined_queues kombu makes no queue of its own: any other name ends the worker, or what sends. */
export const predefinedQueues = defineCheck({
  id: 'broker.predefined-queues',
  title: 'Every queue is one of the predefined queues',
  tier: 'local',
  severity: 'error',
  needs: ['broker', 'app', 'worker', 'queues', 'routes'],
  after: ['broker.configured', 'broker.url-valid'],
  evaluate({ broker, app, worker, queues, routes }) {
    if (!broker.addresses.some(({ transport }) => /^sqs$/i.test(transport))) return skip('the broker is not SQS')
    const options = optionsOf(app)
    const predefined = Object.keys(options['predefined_queues'] ?? {})
    if (predefined.length === 0) return skip('predefined_queues is not set')
    const prefix = typeof options['queue_name_prefix'] === 'string' ? options['queue_name_prefix'] : ''
    const isMissing = (name: string) => ![name, canonical(prefix + name)].some((one) => predefined.includes(one))
    const consumed = worker.configured.queues?.value ?? queues
    const missing = [...new Set([...consumed, ...Object.values(routes).flatMap((queue) => queue ?? [])])].filter(
      isMissing,
    )
    const [first] = missing
    const setting = settingName(app, 'broker_transport_options')
    const place = app.settings['broker_transport_options']?.where ?? null
    const evidence = { 'predefined queues': predefined, queues: consumed, from: place }
    if (first === undefined) return pass(evidence)
    return fail({
      message: consumed.includes(first)
        ? `The worker consumes the queue ${first}, which is not in predefined_queues, and exits: Queue with name '${first}' must be defined in 'predefined_queues'.`
        : `Tasks are sent to the queue ${first}, which is not in predefined_queues: sending them raises UndefinedQueueException.`,
      evidence: { ...evidence, missing },
      remedy: `Add ${missing.join(', ')} to predefined_queues in ${setting}, with the URL of each queue, or set ${settingName(app, 'task_default_queue')} = "${predefined[0]!}".`,
      location: locationAt(place),
    })
  },
})

const optionsOf = ({ settings }: AppFact): Readonly<Record<string, unknown>> => {
  const value = settings['broker_transport_options']?.value
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** The name of a queue in SQS (kombu.transport.SQS.Channel.entity_name): a dot is a hyphen, other punctuation an underscore. */
function canonical(name: string): string {
  const fifo = name.endsWith('.fifo')
  const plain = (fifo ? name.slice(0, -'.fifo'.length) : name).replaceAll('.', '-').replaceAll(/[^\w\s-]/g, '_')
  return fifo ? `${plain}.fifo` : plain
}
