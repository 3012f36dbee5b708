import type { AppFact } from '../../facts/app.ts'
import type { BrokerConfigFact } from '../../facts/broker.ts'
import { settingName } from '../remedy/setting-name.ts'
import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { lateTasks, longestLimit, settingFrom } from './task-settings.ts'

/** kombu's defaults, in seconds. */
const DEFAULTS: Readonly<Record<string, number>> = { redis: 3600, rediss: 3600, sentinel: 3600, sqs: 1800 }

export const visibilityTimeout = defineCheck({
  id: 'config.visibility-timeout',
  title: 'The visibility timeout is longer than the longest task',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'worker', 'broker', 'taskUsage'],
  after: settingsAreRead,
  evaluate({ app, worker, broker, taskUsage: { delay } }) {
    const timeout = timeoutOf(app, broker)
    if (timeout === null) return skip('this broker does not redeliver messages after a timeout')
    const limit = longestLimit(app, worker, lateTasks(app))
    const setting = settingFrom(app, 'broker_transport_options')
    const evidence = {
      visibility_timeout: `${timeout} s`,
      from: broker.visibilityTimeout === null ? "the transport's default" : setting,
    }
    if (limit !== null && limit.seconds > timeout) {
      return fail({
        message: `Tasks that are acknowledged late may run for ${limit.seconds} s, but their messages are redelivered after ${timeout} s: a long task runs twice or more.`,
        evidence: { ...evidence, 'longest limit': `${limit.seconds} s (${limit.where})` },
        remedy: raise(app, limit.seconds),
        location: locationAt(app.settings['broker_transport_options']?.where ?? null),
      })
    }
    if (delay !== null && delay.seconds > timeout) {
      const at = `${delay.file}:${delay.line}`
      return fail({
        message: `A task is sent with a delay of ${delay.seconds} s, but its message is redelivered after ${timeout} s without acknowledgement: the task runs twice or more.`,
        evidence: { ...evidence, 'longest delay': `${delay.seconds} s (${at})` },
        remedy: `${raise(app, delay.seconds)} For delays of hours, schedule the task with beat or store its due time in a database.`,
        location: locationAt(at),
      })
    }
    return pass(evidence)
  },
})

const raise = (app: AppFact, seconds: number): string =>
  `Raise visibility_timeout above that, for example ${settingName(app, 'broker_transport_options')} = {"visibility_timeout": ${Math.ceil((seconds * 1.5) / 60) * 60}}, in every program that uses this broker.`

function timeoutOf(app: AppFact, { addresses, visibilityTimeout: given }: BrokerConfigFact): number | null {
  const byDefault = DEFAULTS[addresses[0]?.transport.toLowerCase() ?? '']
  if (byDefault === undefined) return null
  // Predefined queues have their own timeout, on the server.
  const options = app.settings['broker_transport_options']?.value
  if (typeof options === 'object' && options !== null && 'predefined_queues' in options) return null
  return given ?? byDefault
}
